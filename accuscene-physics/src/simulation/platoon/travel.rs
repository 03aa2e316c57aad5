//! The motion of a step.

use super::squad::{Before, Moving, Squad};
use crate::simulation::tumble::turned_on;
use crate::vehicle::{drift, kick};
use accuscene_core::arith::{Kernel, Real, wrap_angle};
use core::any::Any;

impl<R: Real> Squad<R> {
    /// Moves all of them on by a step.
    pub(super) fn travel(&mut self) {
        match (self as &mut dyn Any).downcast_mut::<Squad<f64>>() {
            Some(alone) => alone.travel_alone(),
            None => R::within(Travel(self)),
        }
    }
}

impl<R: Real> Moving<R> {
    /// Length of the step that begins, s: that between two instants of the grid.
    #[inline(always)]
    fn length(&self, step: R) -> R {
        (self.steps + 1.0) * step - self.steps * step
    }

    #[inline(always)]
    fn set_out(&mut self, braking: R, dt: R) -> Before<R> {
        let before = Before { position: self.body.position, yaw: self.pose.yaw };
        self.pressed = R::select(braking.gt(R::zero()), self.pressed + dt, R::zero());
        drift(&mut self.body, &mut self.wheels, dt * 0.5);
        before
    }

    #[inline(always)]
    fn arrive(&mut self, before: &Before<R>, dt: R) {
        let Self { body, wheels, pose, turned, steps, .. } = self;
        drift(body, wheels, dt * 0.5);
        let (roll, pitch, heading) = body.orientation.to_euler();
        *turned = turned_on(*turned, roll, pitch, body.rate.x * dt);
        (pose.roll, pose.pitch) = (roll, pitch);
        pose.yaw += wrap_angle(heading - pose.yaw);
        pose.distance += (body.position - before.position).norm();
        *steps += R::one();
    }
}

impl Squad<f64> {
    /// The same for one vehicle, its wheels side by side.
    fn travel_alone(&mut self) {
        let Self { shape, now, before, braking, control, load, .. } = self;
        let Some(shape) = shape else { return };
        let dt = now.length(shape.step);
        *before = now.set_out(*braking, dt);
        let (body, wheels, forces) = (&mut now.body, &mut now.wheels, &mut now.forces);
        let (v, ground) = (&shape.vehicle, &shape.footing);
        if let Some(gang) = &shape.gang {
            gang.kick(v, body, wheels, ground, control, forces, load, shape.gravity, dt);
        }
        now.arrive(before, dt);
    }
}

struct Travel<'a, R: Real>(&'a mut Squad<R>);

impl<R: Real> Kernel for Travel<'_, R> {
    type Output = ();

    #[inline(always)]
    fn run(self) {
        let Squad { shape, now, before, braking, control, load, .. } = self.0;
        let Some(shape) = shape else { return };
        let dt = now.length(shape.step);
        *before = now.set_out(*braking, dt);
        let (body, wheels, forces) = (&mut now.body, &mut now.wheels, &mut now.forces);
        let (v, ground) = (&shape.vehicle, &shape.footing);
        kick(v, body, wheels, ground, control, forces, load, shape.gravity, dt);
        now.arrive(before, dt);
    }
}
