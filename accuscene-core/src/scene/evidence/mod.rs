//! Evidence: what was found, measured or recorded.

mod estimate;
mod place;
mod recorder;

pub use estimate::*;
pub use place::*;
pub use recorder::*;

/// What was found, measured or recorded; a quantity's `sigma` says how well.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[expect(clippy::large_enum_variant, reason = "evidence is read once; none is moved in a loop")]
pub enum Evidence {
    /// Where a body came to rest.
    RestPose(RestPose),
    /// A point of a tyre mark, a gouge, a splash.
    MarkPoint(MarkPoint),
    /// Depths of crush.
    Crush(CrushProfile),
    /// Energy equivalent speed of a vehicle's damage.
    Ees(EesEstimate),
    /// Direction of the force.
    Pdof(PdofEstimate),
    /// Change of velocity.
    DeltaV(DeltaVEstimate),
    /// Samples of an event data recorder.
    Recorder(RecorderTrace),
    /// When something happened.
    TimeStamp(TimeStamp),
    /// A place read from a video.
    VideoPosition(VideoPosition),
    /// A speed from a witness, a radar, a tachograph.
    SpeedReading(SpeedReading),
}

impl Evidence {
    /// Its name, unique in the scene.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::RestPose(e) => &e.id,
            Self::MarkPoint(e) => &e.id,
            Self::Crush(e) => &e.id,
            Self::Ees(e) => &e.id,
            Self::Pdof(e) => &e.id,
            Self::DeltaV(e) => &e.id,
            Self::Recorder(e) => &e.id,
            Self::TimeStamp(e) => &e.id,
            Self::VideoPosition(e) => &e.id,
            Self::SpeedReading(e) => &e.id,
        }
    }

    /// The id of the body it is about.
    #[must_use]
    pub fn subject(&self) -> &str {
        match self {
            Self::RestPose(e) => &e.subject,
            Self::MarkPoint(e) => &e.subject,
            Self::Crush(e) => &e.subject,
            Self::Ees(e) => &e.subject,
            Self::Pdof(e) => &e.subject,
            Self::DeltaV(e) => &e.subject,
            Self::Recorder(e) => &e.subject,
            Self::TimeStamp(e) => &e.subject,
            Self::VideoPosition(e) => &e.subject,
            Self::SpeedReading(e) => &e.subject,
        }
    }

    /// Its kind as written in a document.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::RestPose(_) => "rest-pose",
            Self::MarkPoint(_) => "mark-point",
            Self::Crush(_) => "crush",
            Self::Ees(_) => "ees",
            Self::Pdof(_) => "pdof",
            Self::DeltaV(_) => "delta-v",
            Self::Recorder(_) => "recorder",
            Self::TimeStamp(_) => "time-stamp",
            Self::VideoPosition(_) => "video-position",
            Self::SpeedReading(_) => "speed-reading",
        }
    }
}
