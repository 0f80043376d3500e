//! Debian, Ubuntu and their relatives: find what is missing, list it, install it.
//!
//! What apt turned out not to know (a font that an older release does not
//! have) is written down in the build folder, so that the next task does not
//! refresh apt's lists for it again.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use super::packages::{Package, Proof, needed_for};
use super::{Purpose, is_root, runs_ubuntu};
use crate::problem::{Outcome, Problem};
use crate::process;
use crate::workspace::Workspace;

/// Whether this machine has `dpkg` and `apt-get`.
pub fn is_here() -> bool {
    process::find("dpkg-query").is_some() && process::find("apt-get").is_some()
}

/// Installs what `purpose` lacks, having said what that is.
///
/// # Errors
/// Apt does not know a package that cannot be done without, fails to install
/// one, or may not be called by this user.
pub fn prepare(workspace: &Workspace, purpose: Purpose) -> Outcome {
    let needed = wanted_here(needed_for(purpose), runs_ubuntu());
    let installed = installed(&needed)?;
    let unknown_before = names_in(&fs::read_to_string(unknown_list(workspace)).unwrap_or_default());
    let missing = missing(&needed, &installed, &unknown_before);
    if missing.is_empty() {
        return Ok(());
    }
    println!("These system packages are missing and are about to be installed with apt-get:");
    println!("  {}", listed(&missing));
    let administrator = Administrator::find(&missing)?;
    if process::run(administrator.apt_get().arg("update")).is_err() {
        println!("apt-get could not refresh its lists; going on with those at hand.");
    }
    let known = known_to_apt(&missing)?;
    let (known, unknown): (Vec<_>, Vec<_>) = missing
        .into_iter()
        .partition(|package| known.contains(package.name));
    refuse_without(&unknown)?;
    remember_unknown(workspace, unknown_before, &unknown)?;
    if known.is_empty() {
        return Ok(());
    }
    let mut install = administrator.apt_get();
    install.args(["install", "--yes", "--no-install-recommends"]);
    process::run(install.args(known.iter().map(|package| package.name)))
}

/// On Ubuntu no package brings a Chromium that tests can drive; they get one in another way.
fn wanted_here(packages: Vec<Package>, ubuntu: bool) -> Vec<Package> {
    packages
        .into_iter()
        .filter(|package| !(ubuntu && package.proof == Proof::Browser))
        .collect()
}

fn installed(packages: &[Package]) -> Result<BTreeSet<String>, Problem> {
    let mut query = Command::new("dpkg-query");
    query.args(["--show", "--showformat", "${Package} ${db:Status-Status}\n"]);
    query.args(packages.iter().map(|package| package.name));
    // It fails when it has never heard of a name, and still answers for the others.
    let answer = process::collect(&mut query)?;
    Ok(installed_in(&String::from_utf8_lossy(&answer.stdout)))
}

fn installed_in(answer: &str) -> BTreeSet<String> {
    answer
        .lines()
        .filter_map(|line| line.split_once(' '))
        .filter(|(_, status)| *status == "installed")
        .map(|(name, _)| name.to_owned())
        .collect()
}

fn missing(
    needed: &[Package],
    installed: &BTreeSet<String>,
    unknown_before: &BTreeSet<String>,
) -> Vec<Package> {
    needed
        .iter()
        .copied()
        .filter(|package| !installed.contains(package.name))
        .filter(|package| !(package.is_optional() && unknown_before.contains(package.name)))
        .filter(|package| !package.proof.is_a_program_at_hand())
        .collect()
}

fn known_to_apt(packages: &[Package]) -> Result<BTreeSet<String>, Problem> {
    let mut policy = Command::new("apt-cache");
    policy
        .arg("policy")
        .args(packages.iter().map(|package| package.name))
        .env("LC_ALL", "C");
    Ok(candidates_in(&process::read(&mut policy)?))
}

fn candidates_in(policy: &str) -> BTreeSet<String> {
    let mut known = BTreeSet::new();
    let mut name = "";
    for line in policy.lines() {
        if !line.starts_with(' ') {
            name = line.trim_end_matches(':');
        } else if let Some(version) = line.trim().strip_prefix("Candidate: ")
            && version != "(none)"
        {
            known.insert(name.to_owned());
        }
    }
    known
}

fn refuse_without(unknown: &[Package]) -> Outcome {
    let required: Vec<Package> = unknown
        .iter()
        .copied()
        .filter(|package| !package.is_optional())
        .collect();
    if required.is_empty() {
        return Ok(());
    }
    Err(Problem::new(format!(
        "apt does not know these packages, and they cannot be done without: {}.\nDebian 12 and \
         Ubuntu 22.04 and their successors have them. If this is one of those, see that apt can \
         reach its servers and, on Ubuntu, that the component `universe` is switched on; then \
         call this task again.",
        listed(&required)
    )))
}

fn remember_unknown(
    workspace: &Workspace,
    mut names: BTreeSet<String>,
    unknown: &[Package],
) -> Outcome {
    if unknown.is_empty() {
        return Ok(());
    }
    println!(
        "apt does not know {}: going on without. Rare characters that only these fonts have will \
         be missing from certificates.",
        listed(unknown)
    );
    names.extend(unknown.iter().map(|package| package.name.to_owned()));
    let path = unknown_list(workspace);
    let text = names.into_iter().collect::<Vec<_>>().join("\n");
    fs::create_dir_all(workspace.target())
        .and_then(|()| fs::write(&path, text))
        .map_err(|error| Problem::with_path("write", &path, &error))
}

fn unknown_list(workspace: &Workspace) -> PathBuf {
    workspace.target().join("fonts-unknown-to-apt")
}

fn names_in(text: &str) -> BTreeSet<String> {
    text.lines().map(str::to_owned).collect()
}

fn listed(packages: &[Package]) -> String {
    packages
        .iter()
        .map(|package| package.name)
        .collect::<Vec<_>>()
        .join(" ")
}

/// How this user may call `apt-get`.
enum Administrator {
    Already,
    BySudo,
}

impl Administrator {
    fn find(missing: &[Package]) -> Result<Self, Problem> {
        if is_root() {
            return Ok(Self::Already);
        }
        if process::find("sudo").is_some() {
            println!("sudo may ask for your password.");
            return Ok(Self::BySudo);
        }
        Err(Problem::new(format!(
            "Installing them needs an administrator, and there is no sudo. As root, call:\n  \
             apt-get update && apt-get install --no-install-recommends {}",
            listed(missing)
        )))
    }

    fn apt_get(&self) -> Command {
        let mut command = match self {
            Self::Already => Command::new("env"),
            Self::BySudo => {
                let mut sudo = Command::new("sudo");
                sudo.arg("env");
                sudo
            }
        };
        command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        command.args(["--quiet", "--option", "DPkg::Lock::Timeout=300"]);
        command
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(names: &[&str]) -> BTreeSet<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    fn library(name: &'static str) -> Package {
        Package {
            name,
            purpose: Purpose::Window,
            proof: Proof::Library("some-library"),
        }
    }

    fn font(name: &'static str) -> Package {
        Package {
            name,
            purpose: Purpose::Headless,
            proof: Proof::Font("Some Font"),
        }
    }

    #[test]
    fn a_removed_or_half_installed_package_counts_as_missing() {
        let answer =
            "libssl-dev installed\nqpdf not-installed\nxvfb config-files\nstrace half-configured\n";
        assert_eq!(installed_in(answer), set(&["libssl-dev"]));
    }

    #[test]
    fn nothing_is_missing_when_dpkg_has_it_all() {
        let needed = [library("libgtk-3-dev"), font("fonts-hanazono")];
        assert_eq!(
            missing(
                &needed,
                &set(&["libgtk-3-dev", "fonts-hanazono"]),
                &set(&[])
            ),
            []
        );
    }

    #[test]
    fn what_is_missing_keeps_the_order_of_the_list() {
        let needed = [
            library("libgtk-3-dev"),
            font("fonts-hanazono"),
            library("librsvg2-dev"),
        ];
        let found = missing(&needed, &set(&["fonts-hanazono"]), &set(&[]));
        assert_eq!(listed(&found), "libgtk-3-dev librsvg2-dev");
    }

    #[test]
    fn a_font_that_apt_did_not_know_is_not_asked_for_again_but_a_library_is() {
        let needed = [library("libgtk-3-dev"), font("fonts-hanazono")];
        let found = missing(
            &needed,
            &set(&[]),
            &set(&["libgtk-3-dev", "fonts-hanazono"]),
        );
        assert_eq!(listed(&found), "libgtk-3-dev");
    }

    #[test]
    fn a_program_in_the_path_needs_no_package() {
        let cargo = Package {
            name: "cargo-from-apt",
            purpose: Purpose::Tests,
            proof: Proof::Program("cargo"),
        };
        assert_eq!(missing(&[cargo], &set(&[]), &set(&[])), []);
    }

    #[test]
    fn a_name_without_candidate_is_unknown() {
        let policy = "chromium:\n  Installed: (none)\n  Candidate: 156.0-1\n  Version table:\n     156.0-1 500\n\
                      fonts-hanazono:\n  Installed: (none)\n  Candidate: (none)\n  Version table:\n";
        assert_eq!(candidates_in(policy), set(&["chromium"]));
        assert_eq!(candidates_in(""), set(&[]));
    }

    #[test]
    fn an_unknown_library_stops_the_task_and_an_unknown_font_does_not() {
        assert!(refuse_without(&[font("fonts-hanazono")]).is_ok());
        let problem =
            refuse_without(&[font("fonts-hanazono"), library("libgtk-3-dev")]).unwrap_err();
        let first = problem.to_string().lines().next().unwrap().to_owned();
        assert_eq!(
            first,
            "apt does not know these packages, and they cannot be done without: libgtk-3-dev."
        );
    }

    #[test]
    fn ubuntu_is_not_asked_for_its_snap() {
        let all = needed_for(Purpose::Tests);
        let here = wanted_here(all.clone(), true);
        assert!(here.iter().all(|package| package.name != "chromium"));
        assert_eq!(here.len() + 1, all.len());
        assert_eq!(wanted_here(all.clone(), false), all);
    }
}
