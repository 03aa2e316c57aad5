//! Shapes of the ground against closed forms: normals, layers, borders, hostile meshes.

#![expect(clippy::expect_used, reason = "a test fails by panicking")]

use accuscene_core::arith::{Philox, Vec3};
use accuscene_physics::terrain::{Ground, HeightField, Kerb, Mesh, Road, Terrain, Water, horne_speed};

fn close(a: f64, b: f64, tolerance: f64, what: &str) {
    assert!((a - b).abs() <= tolerance, "{what}: {a} want {b}");
}

fn ground(ground: Ground) -> Terrain {
    Terrain::new(ground, Road::dry(0.7))
}

/// `z = x y / 10` on whole metres from -5 to 5: the bilinear surface is the saddle itself.
fn saddle() -> Terrain {
    let row = |j: i32| (-5..=5).map(|i| f64::from(i * j) / 10.0).collect::<Vec<_>>();
    let rows: Vec<Vec<f64>> = (-5..=5).map(row).collect();
    ground(Ground::HeightField(HeightField::new([-5.0, -5.0], 1.0, &rows).expect("a field")))
}

#[test]
fn a_bilinear_saddle_has_the_normals_of_the_saddle() {
    let terrain = saddle();
    for (x, y) in [(0.3, 0.4), (-2.7, 1.9), (4.99, -4.99), (0.0, 0.0), (-5.0, 5.0), (2.0, 3.0)] {
        let f = terrain.footing(Vec3::new(x, y, 10.0));
        let want = Vec3::new(-y / 10.0, -x / 10.0, 1.0).unit();
        let z = x * y / 10.0;
        close((f.normal - want).norm(), 0.0, 1e-14, "normal");
        close(f.normal.dot(Vec3::new(x, y, z)) - f.offset, 0.0, 1e-14, "offset");
    }
}

#[test]
fn beyond_the_field_its_border_goes_on_level() {
    let terrain = saddle();
    close(terrain.height(1e6, 2.5).expect("ground"), 5.0 * 2.5 / 10.0, 1e-12, "height");
    let f = terrain.footing(Vec3::new(1e6, 2.5, 0.0));
    close(f.normal.x, 0.0, 0.0, "no slope outwards");
    let along = Vec3::new(0.0, -0.5, 1.0).unit();
    close(f.normal.y, along.y, 1e-15, "the border's own slope");
    let corner = terrain.footing(Vec3::new(-50.0, 70.0, 0.0));
    assert_eq!((corner.normal.x, corner.normal.y), (0.0, 0.0));
}

#[test]
fn broken_fields_are_refused() {
    let field = |spacing: f64, rows: &[Vec<f64>]| HeightField::new([0.0; 2], spacing, rows);
    let row = vec![0.0; 2];
    assert!(field(1.0, &[row.clone(), row.clone()]).is_some());
    assert!(field(0.0, &[row.clone(), row.clone()]).is_none());
    assert!(field(f64::NAN, &[row.clone(), row.clone()]).is_none());
    assert!(field(1.0, &[]).is_none() && field(1.0, std::slice::from_ref(&row)).is_none());
    assert!(field(1.0, &[row.clone(), vec![0.0; 3]]).is_none());
    assert!(field(1.0, &[row, vec![0.0, f64::INFINITY]]).is_none());
}

/// A wavy mesh of `n` by `n` squares of two triangles each, jittered sideways, over the unit square.
fn waves(n: u32, seed: u64, soup: bool) -> Mesh {
    let random = Philox::new(seed);
    let mut vertices = Vec::new();
    for j in 0..=n {
        for i in 0..=n {
            let inner = i > 0 && i < n && j > 0 && j < n;
            let at = u64::from(j * (n + 1) + i);
            let shift = |k: u32| if inner { 0.4 * (random.uniform(at, k) - 0.5) } else { 0.0 };
            let (x, y) = ((f64::from(i) + shift(0)) / f64::from(n), (f64::from(j) + shift(1)) / f64::from(n));
            vertices.push(Vec3::new(x, y, 0.1 * x * x - 0.2 * x * y));
        }
    }
    let mut triangles = Vec::new();
    for j in 0..n {
        for i in 0..n {
            let k = (n + 1) * j + i;
            triangles.extend([[k, k + 1, k + n + 2], [k, k + n + 2, k + n + 1]]);
        }
    }
    if soup {
        vertices = triangles.iter().flatten().map(|i| vertices[*i as usize]).collect();
        triangles = (0..triangles.len() as u32).map(|t| [3 * t, 3 * t + 1, 3 * t + 2]).collect();
    }
    Mesh::new(vertices, triangles).expect("a sound mesh")
}

#[test]
fn no_point_falls_between_triangles() {
    for soup in [false, true] {
        let n = 24;
        let terrain = ground(Ground::Mesh(waves(n, 7, soup)));
        let random = Philox::new(11);
        for k in 0..20_000_u64 {
            let (x, y) = (random.uniform(k, 0), random.uniform(k, 1));
            let z = terrain.height(x, y).expect("ground everywhere");
            assert!((z - (0.1 * x * x - 0.2 * x * y)).abs() < 1e-3, "{x} {y} {z}");
        }
        // Along the border and its corners, where the sides of the unit square are exact.
        for k in 0..=n {
            let s = f64::from(k) / f64::from(n);
            for (x, y) in [(s, 0.0), (0.0, s), (1.0, s), (s, 1.0)] {
                assert!(terrain.height(x, y).is_some(), "{x} {y}");
            }
        }
        assert!(terrain.height(1.001, 0.5).is_none() && terrain.height(f64::NAN, 0.5).is_none());
    }
}

#[test]
fn shared_edges_belong_to_the_first_triangle() {
    let v = |x, y, z| Vec3::new(x, y, z);
    // A ridge along y = 0.
    let corners = vec![v(0.0, 0.0, 0.0), v(1.0, 0.0, 0.0), v(0.5, 1.0, -1.0), v(0.5, -1.0, -1.0)];
    let (north, south) = ([0, 1, 2], [1, 0, 3]);
    for (triangles, sign) in [(vec![north, south], 1.0), (vec![south, north], -1.0)] {
        let terrain = ground(Ground::Mesh(Mesh::new(corners.clone(), triangles).expect("a mesh")));
        let f = terrain.footing(v(0.25, 0.0, 1.0));
        assert!(f.normal.y * sign > 0.5, "{:?}", f.normal);
    }
}

#[test]
fn the_layer_under_the_point_counts() {
    let v = |x: f64, y: f64, z: f64| Vec3::new(x, y, z);
    let layer = |z: f64| [v(-1.0, -1.0, z), v(1.0, -1.0, z), v(0.0, 1.0, z)];
    let corners = [layer(6.0), layer(0.0), layer(3.0)].concat();
    let mesh = Mesh::new(corners, vec![[0, 1, 2], [3, 4, 5], [6, 7, 8]]).expect("a mesh");
    let terrain = ground(Ground::Mesh(mesh));
    for (z, want) in [(0.3, 0.0), (2.4, 0.0), (2.6, 3.0), (4.0, 3.0), (9.0, 6.0), (-0.2, 0.0), (-5.0, 0.0)] {
        let f = terrain.footing(v(0.0, 0.0, z));
        close(f.offset, want, 1e-12, &format!("layer at {z}"));
    }
}

#[test]
fn hostile_meshes_are_refused_or_bounded() {
    let v = |x: f64, y: f64, z: f64| Vec3::new(x, y, z);
    let flat = vec![v(0.0, 0.0, 0.0), v(1.0, 0.0, 0.0), v(0.0, 1.0, 0.0), v(2.0, 0.0, 1.0)];
    let refused =
        |corners: &[Vec3], triangle: [u32; 3]| Mesh::new(corners.to_vec(), vec![triangle]).is_none();
    assert!(!refused(&flat, [0, 1, 2]));
    assert!(refused(&flat, [0, 2, 1]), "face down");
    assert!(refused(&flat, [0, 1, 3]), "upright");
    assert!(refused(&flat, [0, 1, 1]) && refused(&flat, [0, 1, 4]) && refused(&flat, [0, 1, u32::MAX]));
    assert!(Mesh::new(flat, Vec::new()).is_none());
    for bad in [f64::NAN, f64::INFINITY, -f64::INFINITY, 1e308] {
        assert!(refused(&[v(0.0, 0.0, 0.0), v(bad, 0.0, 0.0), v(0.0, bad, 0.0)], [0, 1, 2]), "{bad}");
    }
    // Thousands of needles across one another, and dust beside a giant: built quickly, looked up rightly.
    let mut corners = Vec::new();
    for k in 0..5_000 {
        let y = f64::from(k) * 1e-7;
        corners.extend([v(0.0, y, 0.0), v(1e4, y, 0.0), v(1e4, 1e4 + y, 0.0)]);
    }
    corners.extend([v(0.0, 0.0, 0.0), v(1e-8, 0.0, 0.0), v(0.0, 1e-8, 0.0)]);
    let triangles = (0..5_001).map(|t| [3 * t, 3 * t + 1, 3 * t + 2]).collect();
    let terrain = ground(Ground::Mesh(Mesh::new(corners, triangles).expect("odd but sound")));
    close(terrain.height(9e3, 1e3).expect("ground"), 0.0, 1e-9, "height");
}

#[test]
fn a_kerb_raises_its_left_and_has_a_face() {
    let plane =
        Ground::HeightField(HeightField::new([0.0; 2], 1.0, &[vec![0.0; 2], vec![0.0; 2]]).expect("flat"));
    let kerb = Kerb::new("kerb".to_owned(), &[[0.0, 3.0], [10.0, 3.0], [20.0, 3.0]], 0.15, 0.5);
    let terrain = Terrain { kerbs: vec![kerb], ..ground(plane) };
    let at = |x, y, z| terrain.footing(Vec3::new(x, y, z));
    close(at(5.0, 2.9, 0.1).offset, 0.0, 0.0, "road");
    close(at(5.0, 3.1, 0.2).offset, 0.15, 1e-15, "raised");
    close(at(10.0, 500.0, 0.2).offset, 0.15, 1e-15, "raised far behind the joint");
    let face = at(5.0, 3.02, 0.05);
    assert_eq!((face.normal.x, face.normal.y, face.normal.z), (0.0, -1.0, 0.0));
    close(face.offset - face.normal.dot(Vec3::new(5.0, 3.02, 0.05)), 0.02, 1e-12, "depth in the face");
    close(face.friction, 0.5, 0.0, "the face's friction");
    let top = at(5.0, 3.2, 0.14);
    close(top.normal.z, 1.0, 0.0, "nearer to the top");
    // The ends fall over ten heights.
    close(terrain.height(20.75, 4.0).expect("ground"), 0.075, 1e-12, "ramp");
    close(terrain.height(21.6, 4.0).expect("ground"), 0.0, 1e-12, "past the ramp");
}

#[test]
fn an_island_is_raised_inside_only() {
    let plane =
        Ground::HeightField(HeightField::new([0.0; 2], 1.0, &[vec![0.0; 2], vec![0.0; 2]]).expect("flat"));
    let line = [[0.0, 0.0], [4.0, 0.0], [4.0, 2.0], [0.0, 2.0], [0.0, 0.0]];
    let terrain = Terrain { kerbs: vec![Kerb::new("island".to_owned(), &line, 0.1, 0.5)], ..ground(plane) };
    let random = Philox::new(3);
    for k in 0..2_000_u64 {
        let (x, y) = (9.0 * random.uniform(k, 0) - 2.0, 6.0 * random.uniform(k, 1) - 2.0);
        let inside = x > 0.0 && x < 4.0 && y > 0.0 && y < 2.0;
        close(
            terrain.height(x, y).expect("ground"),
            if inside { 0.1 } else { 0.0 },
            1e-15,
            &format!("{x} {y}"),
        );
    }
}

#[test]
fn a_tyre_floats_at_the_published_speeds() {
    // Horne: 10.35 sqrt(p) mph with p in psi.
    let psi = 6_894.757;
    close(horne_speed(30.0 * psi) / 0.447_04, 10.35 * 30.0_f64.sqrt(), 0.1, "Horne, mph");
    // Gallaway for 24 psi, 2/32 inch of tread, 0.038 inch of texture, 0.1 inch of water, worked by hand:
    // 10^0.04 = 1.0965, 24^0.3 = 2.5946, 3^0.06 = 1.0681, 0.1^0.06 = 0.87096, A = max(15.458, 16.087) = 16.087.
    let inch = 0.0254;
    let water =
        Water { depth: 0.1 * inch, pressure: 24.0 * psi, tread: 2.0 / 32.0 * inch, texture: 0.038 * inch };
    close(water.floating_speed() / 0.447_04, 1.0965 * 2.5946 * 1.0681 * 16.087, 0.05, "Gallaway, mph");
    let mut last = f64::INFINITY;
    for k in 1..=150 {
        let speed = Water::of_depth(f64::from(k) * 1e-4).floating_speed();
        assert!(speed < last && speed > 15.0, "{k}: {speed}");
        last = speed;
    }
    assert_eq!(Water::of_depth(0.0).aquaplaning(), 0.0);
    println!("5 mm, car: {} m/s", Water::of_depth(0.005).floating_speed());
}
