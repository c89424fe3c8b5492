//! What happens when nobody can take the output.

use std::process::{Command, Stdio};

fn zhijian() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_zhijian"));
    command.args(["--lang", "en", "completions", "bash"]).stderr(Stdio::piped());
    command
}

#[test]
fn a_reader_who_has_seen_enough_is_left_in_peace() {
    let mut child = zhijian().stdout(Stdio::piped()).spawn().expect("the program starts");
    drop(child.stdout.take());
    let done = child.wait_with_output().expect("the program ends");
    assert_eq!((done.status.code(), String::from_utf8_lossy(&done.stderr).as_ref()), (Some(0), ""));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_reported() {
    let full = std::fs::File::options().write(true).open("/dev/full").expect("there is a full device");
    let done = zhijian().stdout(full).output().expect("the program runs");
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    assert_eq!(done.status.code(), Some(2));
    assert!(said.starts_with("error[output-broken]: standard output cannot be written"), "{said}");
}
