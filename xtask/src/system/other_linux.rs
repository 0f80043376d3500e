//! A Linux without apt: the same list, looked for and named.

use super::Purpose;
use super::lacks::Lack;
use super::packages::{Package, Proof, needed_for};

/// What `purpose` needs and this machine does not have.
pub fn lacks(purpose: Purpose) -> Vec<Lack> {
    needed_for(purpose)
        .into_iter()
        // The browser tests find or fetch a Chromium by themselves.
        .filter(|package| package.proof != Proof::Browser)
        .filter(|package| !package.proof.holds())
        .filter(|package| !skip_font(package))
        .map(|package| lack(&package))
        .collect()
}

fn skip_font(package: &Package) -> bool {
    let skip = package.is_optional();
    if skip && let Proof::Font(family) = package.proof {
        println!(
            "The font {family} is not installed: characters that only it has will be missing."
        );
    }
    skip
}

fn lack(package: &Package) -> Lack {
    let what = match package.proof {
        Proof::Program(name) => format!("the program `{name}`"),
        Proof::Library(name) => {
            format!("the library `{name}` with its headers, as pkg-config names it")
        }
        Proof::Font(family) => format!("the font {family}"),
        Proof::Browser => "Chromium".to_owned(),
    };
    Lack::new(
        what,
        format!(
            "Debian calls the package {}; your package manager has its own name.",
            package.name
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_library_is_named_as_pkg_config_and_as_debian_know_it() {
        let package = Package {
            name: "libgtk-3-dev",
            purpose: Purpose::Window,
            proof: Proof::Library("gtk+-3.0"),
        };
        let told = lack(&package);
        assert!(told.what.contains("`gtk+-3.0`"));
        assert!(told.how.contains("libgtk-3-dev"));
    }
}
