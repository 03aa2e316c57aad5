/// Something that a leg needs and a fresh machine does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tool {
    /// A program, and the Debian packages that have it.
    Program {
        /// The program.
        name: &'static str,
        /// The packages.
        packages: &'static [&'static str],
    },
    /// A target of the compiler.
    Target(&'static str),
}

impl Tool {
    pub(crate) const AARCH64_TARGET: Self = Self::Target("aarch64-unknown-linux-gnu");
    pub(crate) const WASM_TARGET: Self = Self::Target("wasm32-wasip1");
    pub(crate) const AARCH64_LINKER: Self = Self::Program {
        name: "aarch64-linux-gnu-gcc",
        packages: &["gcc-aarch64-linux-gnu", "libc6-dev-arm64-cross"],
    };
    pub(crate) const QEMU_X86_64: Self = Self::Program { name: "qemu-x86_64", packages: &["qemu-user"] };
    pub(crate) const QEMU_AARCH64: Self = Self::Program { name: "qemu-aarch64", packages: &["qemu-user"] };
    pub(crate) const CHROMIUM: Self = Self::Program { name: "chromium", packages: &["chromium"] };
    pub(crate) const NODE: Self = Self::Program { name: "node", packages: &["nodejs"] };
}
