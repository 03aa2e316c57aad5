use argon2::{Algorithm, Argon2, AssociatedData, Block, ParamsBuilder, Version};
use zeroize::Zeroizing;

use super::{check_range, refuse_empty};
use crate::{CryptoError, Salt, SecretKey};

/// What a guess of the password costs under Argon2id, version 1.3 (RFC 9106). Store them beside the salt.
///
/// The lanes are computed one after the other; more of them cost an attacker no less.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Argon2Params {
    memory_kib: u32,
    passes: u32,
    lanes: u32,
}

impl Argon2Params {
    /// The weakest accepted: 19 MiB, 2 passes, 1 lane (OWASP Password Storage Cheat Sheet, 2023).
    pub const FLOOR: Self = Self { memory_kib: 19 << 10, passes: 2, lanes: 1 };
    /// The default for case files: 64 MiB, 3 passes, 4 lanes (RFC 9106, section 4, second choice).
    pub const RECOMMENDED: Self = Self { memory_kib: 64 << 10, passes: 3, lanes: 4 };
    /// The most memory accepted, 1 GiB.
    pub const MAX_MEMORY_KIB: u32 = 1 << 20;
    /// The most passes accepted.
    pub const MAX_PASSES: u32 = 64;
    /// The most lanes accepted.
    pub const MAX_LANES: u32 = 64;
    /// The most memory times passes accepted, in KiB: 16 passes over 1 GiB, about half a minute.
    pub const MAX_WORK_KIB: u64 = 1 << 24;

    /// Parameters between [`Argon2Params::FLOOR`] and the maxima. Spends nothing, so it is safe with numbers out of
    /// a file.
    ///
    /// # Errors
    /// [`CryptoError::ParameterOutOfRange`] with the parameter's name.
    pub fn new(memory_kib: u32, passes: u32, lanes: u32) -> Result<Self, CryptoError> {
        let Self { memory_kib: least_memory, passes: least_passes, lanes: least_lanes } = Self::FLOOR;
        for (name, value, min, max) in [
            ("memory_kib", memory_kib, least_memory, Self::MAX_MEMORY_KIB),
            ("passes", passes, least_passes, Self::MAX_PASSES),
            ("lanes", lanes, least_lanes, Self::MAX_LANES),
        ] {
            check_range(name, value.into(), min.into(), max.into())?;
        }
        let work = u64::from(memory_kib) * u64::from(passes);
        check_range("memory_kib * passes", work, 0, Self::MAX_WORK_KIB)?;
        Ok(Self { memory_kib, passes, lanes })
    }

    /// Memory in KiB, 19,456 to 1,048,576.
    #[must_use]
    pub const fn memory_kib(self) -> u32 {
        self.memory_kib
    }

    /// Passes over the memory, 2 to 64.
    #[must_use]
    pub const fn passes(self) -> u32 {
        self.passes
    }

    /// Lanes, 1 to 64.
    #[must_use]
    pub const fn lanes(self) -> u32 {
        self.lanes
    }

    /// The key that a password, a salt and these parameters give. The memory is wiped afterwards.
    ///
    /// # Errors
    /// [`CryptoError::EmptyPassword`]; [`CryptoError::OutOfMemory`] when [`Argon2Params::memory_kib`] is not to be
    /// had.
    pub fn derive_key(self, password: &[u8], salt: &Salt) -> Result<SecretKey, CryptoError> {
        refuse_empty(password)?;
        let input = Argon2Input { password, salt: salt.as_bytes(), secret: &[], associated: &[] };
        SecretKey::fill_with(|key| argon2id(self, &input, key))
    }
}

impl Default for Argon2Params {
    fn default() -> Self {
        Self::RECOMMENDED
    }
}

/// All that RFC 9106 lets into the function.
pub(crate) struct Argon2Input<'a> {
    pub(crate) password: &'a [u8],
    pub(crate) salt: &'a [u8],
    pub(crate) secret: &'a [u8],
    pub(crate) associated: &'a [u8],
}

pub(crate) fn argon2id(
    cost: Argon2Params,
    input: &Argon2Input<'_>,
    key: &mut [u8],
) -> Result<(), CryptoError> {
    let refused = |_| CryptoError::Primitive { primitive: "Argon2id" };
    let params = ParamsBuilder::new()
        .m_cost(cost.memory_kib)
        .t_cost(cost.passes)
        .p_cost(cost.lanes)
        .output_len(key.len())
        .data(AssociatedData::new(input.associated).map_err(refused)?)
        .build()
        .map_err(refused)?;
    let count = params.block_count();
    let mut memory = Zeroizing::new(Vec::new());
    memory
        .try_reserve_exact(count)
        .map_err(|_| CryptoError::OutOfMemory { requested: count.saturating_mul(Block::SIZE) })?;
    memory.resize(count, Block::default());
    Argon2::new_with_secret(input.secret, Algorithm::Argon2id, Version::V0x13, params)
        .and_then(|argon2| {
            argon2.hash_password_into_with_memory(input.password, input.salt, key, memory.as_mut_slice())
        })
        .map_err(refused)
}

#[cfg(test)]
impl Argon2Params {
    /// Parameters of a published vector, which spend less than any password should.
    pub(crate) const fn of_vector(memory_kib: u32, passes: u32, lanes: u32) -> Self {
        Self { memory_kib, passes, lanes }
    }
}
