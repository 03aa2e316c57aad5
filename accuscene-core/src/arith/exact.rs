/// Sum of all values rounded once to nearest even, whatever their order.
///
/// For audits and reductions, not for kernels: it costs tens of integer operations a value. Bounded memory, no
/// allocation. Zero for no values; overflow gives an infinity only where the exact sum rounds to one. Infinities and
/// NaN add up as IEEE 754 has it. Source: Kulisch, "Computer Arithmetic and Validity", 2008 (long accumulator).
#[must_use]
pub fn exact_sum(values: &[f64]) -> f64 {
    let mut total = Accumulator::new();
    for &v in values {
        total.add(v, 1.0);
    }
    total.rounded()
}

/// `a b + c` rounded once to nearest even, in software: the bits of IEEE 754 fusedMultiplyAdd on every platform.
///
/// For audits and reductions, not for kernels: some hundred times slower than `a * b + c`. Exact for all finite
/// values, subnormal results and overflow too; with infinities or NaN it is `a * b + c`.
#[must_use]
pub fn fused_multiply_add(a: f64, b: f64, c: f64) -> f64 {
    let mut total = Accumulator::new();
    total.add(a, b);
    total.add(c, 1.0);
    total.rounded()
}

const LIMBS: usize = 136;
/// Exponent of the lowest bit: a product of two least subnormals.
const LOWEST: i32 = -2148;
/// Place of the least subnormal above [`LOWEST`].
const SUBNORMAL: usize = 1074;
const LOW: i64 = 0xffff_ffff;

/// A fixed-point number wide enough for every sum of products of two finite values.
struct Accumulator {
    /// 32 bits each, with carries pending in the upper halves.
    limbs: [i64; LIMBS],
    pending: u32,
    /// IEEE sum of the signed zeros and of what is not finite; `None` before the first term.
    special: Option<f64>,
}

impl Accumulator {
    const fn new() -> Self {
        Self { limbs: [0; LIMBS], pending: 0, special: None }
    }

    fn add(&mut self, a: f64, b: f64) {
        let finite = a.is_finite() && b.is_finite();
        let zero = a == 0.0 || b == 0.0;
        let plain = if finite && !zero { 0.0 } else { a * b };
        self.special = Some(self.special.map_or(plain, |s| s + plain));
        if !finite || zero {
            return;
        }
        let ((m, e), (n, f)) = (parts(a), parts(b));
        let product = u128::from(m) * u128::from(n);
        let place = usize::try_from(e + f - LOWEST).unwrap_or(0);
        let (first, offset) = (place / 32, place % 32);
        let negative = a.is_sign_negative() != b.is_sign_negative();
        for (k, limb) in self.limbs.iter_mut().skip(first).take(5).enumerate() {
            // Bits 32 k .. 32 k + 32 of the product moved up by the offset.
            let below = if k == 0 { 0 } else { chunk(product, k - 1) << offset >> 32 };
            let bits = below + (chunk(product, k) << offset & LOW);
            *limb += if negative { -bits } else { bits };
        }
        self.pending += 1;
        if self.pending == 1 << 29 {
            self.carry();
        }
    }

    /// Brings every limb but the last into `0 .. 2^32`; the last keeps the sign.
    fn carry(&mut self) {
        let mut carry = 0;
        for limb in self.limbs.iter_mut().take(LIMBS - 1) {
            *limb += carry;
            carry = *limb >> 32;
            *limb &= LOW;
        }
        self.limbs[LIMBS - 1] += carry;
        self.pending = 0;
    }

    fn rounded(mut self) -> f64 {
        let special = self.special.unwrap_or(0.0);
        if !special.is_finite() {
            return special;
        }
        self.carry();
        let negative = self.limbs[LIMBS - 1] < 0;
        if negative {
            for limb in &mut self.limbs {
                *limb = -*limb;
            }
            self.carry();
        }
        let Some(top) = self.limbs.iter().rposition(|&limb| limb != 0) else {
            return special;
        };
        let highest = 32 * top + self.limbs[top].ilog2() as usize;
        let lowest = if highest >= SUBNORMAL + 52 { highest - 52 } else { SUBNORMAL };
        let mut digits = 0_u64;
        for place in (lowest..=highest).rev() {
            digits = digits << 1 | u64::from(self.bit(place));
        }
        let sticky = (0..lowest - 1).any(|place| self.bit(place));
        if self.bit(lowest - 1) && (sticky || digits & 1 == 1) {
            digits += 1;
        }
        // The leading digit of a normal value adds one to the exponent field, and so does a carry out of rounding.
        let field = (lowest - SUBNORMAL) as u64;
        let infinite = f64::INFINITY.to_bits();
        let bits = if field >= 2046 { infinite } else { (field << 52) + digits };
        let size = f64::from_bits(if bits > infinite { infinite } else { bits });
        if negative { -size } else { size }
    }

    fn bit(&self, place: usize) -> bool {
        self.limbs[place / 32] >> (place % 32) & 1 == 1
    }
}

/// Digits and the exponent of the last one; for a finite value that is not zero.
fn parts(v: f64) -> (u64, i32) {
    let bits = v.to_bits();
    let digits = bits & ((1 << 52) - 1);
    let field = (bits >> 52 & 0x7ff) as i32;
    if field == 0 { (digits, -1074) } else { (digits | 1 << 52, field - 1075) }
}

fn chunk(product: u128, k: usize) -> i64 {
    if k < 4 { (product >> (32 * k)) as i64 & LOW } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::disallowed_methods, reason = "the platform's fused result is the reference")]
    fn fused_is_the_reference_over_all_exponents() {
        let mut state = 0x9e37_79b9_7f4a_7c15_u64;
        let mut next = || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state
        };
        for round in 0..20_000 {
            let (a, b) = (f64::from_bits(next()), f64::from_bits(next()));
            // Every second time an addend near the product, where cancellation shows.
            let c = if round % 2 == 0 { f64::from_bits(next()) } else { -(a * b) * (1.0 + f64::EPSILON) };
            let (got, want) = (fused_multiply_add(a, b, c), a.mul_add(b, c));
            assert!(got.to_bits() == want.to_bits() || got.is_nan() && want.is_nan(), "{a:e} {b:e} {c:e}");
        }
    }

    fn power_of_two(exponent: u64) -> f64 {
        f64::from_bits((exponent + 1023) << 52)
    }

    #[test]
    fn borders() {
        let least = f64::from_bits(1);
        assert_eq!(fused_multiply_add(least, 0.5, 0.0).to_bits(), 0);
        assert_eq!(fused_multiply_add(least, -0.5, 0.0).to_bits(), (-0.0_f64).to_bits());
        assert_eq!(fused_multiply_add(least, 0.75, 0.0), least);
        assert_eq!(fused_multiply_add(f64::MAX, 2.0, -f64::MAX), f64::MAX);
        assert_eq!(fused_multiply_add(f64::MAX, 1.0, power_of_two(969)), f64::MAX);
        assert_eq!(fused_multiply_add(f64::MAX, 1.0, power_of_two(970)), f64::INFINITY);
        assert_eq!(fused_multiply_add(-0.0, 1.0, -0.0).to_bits(), (-0.0_f64).to_bits());
        assert_eq!(fused_multiply_add(-1.0, 1.0, 1.0).to_bits(), 0);
        assert!(fused_multiply_add(f64::INFINITY, 0.0, 1.0).is_nan());
    }

    #[test]
    fn sums_do_not_depend_on_the_order() {
        let mut values =
            vec![1e300, 1.0, -1e300, 1e-300, 0.1, -1e16, 3.0, 1e16, f64::MAX, f64::MAX, -f64::MAX, -f64::MAX];
        // 4.1 in exact terms: 1 + 3 + the double 0.1 + 1e-300.
        for _ in 0..values.len() {
            values.rotate_left(1);
            assert_eq!(exact_sum(&values), 4.1);
        }
        // A tie broken by one far digit.
        assert_eq!(exact_sum(&[1.0, f64::EPSILON / 2.0]), 1.0);
        assert_eq!(exact_sum(&[f64::from_bits(1), 1.0, f64::EPSILON / 2.0]), 1.0 + f64::EPSILON);
        assert_eq!(exact_sum(&[f64::MAX, f64::MAX]), f64::INFINITY);
        assert_eq!(exact_sum(&[]).to_bits(), 0);
        assert_eq!(exact_sum(&[-0.0, -0.0]).to_bits(), (-0.0_f64).to_bits());
        assert!(exact_sum(&[f64::INFINITY, -f64::INFINITY]).is_nan());
    }
}
