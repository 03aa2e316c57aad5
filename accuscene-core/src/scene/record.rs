/// Defines objects of the scene document.
///
/// Required fields come first, optional ones after them; an optional field that is absent is not written. Numbers in
/// brackets are the closed range of the field's value in SI: they go into the published schema as `minimum` and
/// `maximum`, and every scene is checked against that schema.
macro_rules! record {
    ($(
        $(#[$meta:meta])*
        $name:ident {
            $(required {
                $( $(#[$rmeta:meta])* $rfield:ident : $rty:ty $([$rlow:expr, $rhigh:expr])? ),+ $(,)?
            })?
            $(optional {
                $( $(#[$ometa:meta])* $ofield:ident : $oty:ty $([$olow:expr, $ohigh:expr])? ),+ $(,)?
            })?
        }
    )+) => {$(
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $($(
                $(#[$rmeta])*
                $(#[schemars(extend("minimum" = $rlow, "maximum" = $rhigh))])?
                pub $rfield: $rty,
            )+)?
            $($(
                $(#[$ometa])*
                #[serde(default, skip_serializing_if = "crate::scene::record::is_absent")]
                $(#[schemars(extend("minimum" = $olow, "maximum" = $ohigh))])?
                pub $ofield: $oty,
            )+)?
        }
    )+};
}
pub(crate) use record;

/// True for a field that is not written: nothing was given, or an empty section or list.
pub(crate) fn is_absent<T: Default + PartialEq>(field: &T) -> bool {
    *field == T::default()
}
