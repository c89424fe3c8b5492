use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::*;
use crate::engine::{ProgramStamp, RuleSetStamp};

fn head() -> ManifestHead {
    ManifestHead {
        program: ProgramStamp { version: "0.1.0".to_owned() },
        ruleset: RuleSetStamp {
            id: "telecom".to_owned(),
            version: "1.0".to_owned(),
            hash: "5f0c".to_owned(),
        },
        counts: ManifestCounts { audited: 2, rejected: 1, skipped_files: 0 },
    }
}

fn write(dir: &OutputDir, text: &str) -> Vec<ManifestFile> {
    let mut file = dir.file("a.txt").expect("a file can be created");
    let (first, rest) = text.split_at(text.len() / 2);
    file.write(first.as_bytes()).expect("it can be written");
    file.write(rest.as_bytes()).expect("it can be written");
    vec![file.finish().expect("it can be flushed")]
}

fn finished(path: &Path, force: bool, text: &str) -> Manifest {
    let dir = OutputDir::create(path, force).expect("the directory can be prepared");
    let files = write(&dir, text);
    dir.finish(head(), files).expect("it can be finished")
}

fn content(path: &Path) -> String {
    fs::read_to_string(path.join("a.txt")).unwrap_or_default()
}

fn names(path: &Path) -> Vec<String> {
    let entries = fs::read_dir(path).expect("a directory");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// Ends a run as a kill would: nothing is tidied up, and the lock is free.
fn kill(mut dir: OutputDir) {
    drop(dir.lock.take());
}

#[test]
fn a_finished_directory_bears_a_manifest_and_leaves_nothing_beside_it() {
    let home = TempDir::new().expect("a temporary directory");
    let out = home.path().join("deep/out");
    let manifest = finished(&out, false, "abc");
    assert_eq!(
        manifest,
        Manifest {
            schema: MANIFEST_SCHEMA.to_owned(),
            head: head(),
            files: vec![ManifestFile {
                name: "a.txt".to_owned(),
                size_bytes: 3,
                sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad".to_owned(),
            }],
        }
    );
    let written = fs::read(out.join("manifest.json")).expect("a manifest");
    assert_eq!(serde_json::from_slice::<Manifest>(&written).expect("JSON"), manifest);
    assert_eq!(names(&out), ["a.txt", "manifest.json"]);
    assert_eq!(names(&home.path().join("deep")), ["out"]);
}

#[test]
fn existing_results_are_replaced_only_by_force() {
    let home = TempDir::new().expect("a temporary directory");
    let out = home.path().join("out");
    finished(&out, false, "old");
    let refused = OutputDir::create(&out, false).expect_err("the directory exists");
    assert_eq!(refused.code(), "output-exists");
    assert_eq!(content(&out), "old");
    finished(&out, true, "new");
    assert_eq!(content(&out), "new");
    assert_eq!(names(home.path()), ["out"]);
}

#[test]
fn what_is_not_ours_is_never_replaced() {
    let home = TempDir::new().expect("a temporary directory");
    let thesis = home.path().join("thesis");
    fs::create_dir(&thesis).expect("a directory");
    fs::write(thesis.join("chapter.txt"), "words").expect("a file");
    let plain = home.path().join("plain.txt");
    fs::write(&plain, "words").expect("a file");
    for path in [&thesis, &plain] {
        assert_eq!(OutputDir::create(path, true).expect_err("it is not ours").code(), "output-not-ours");
        assert_eq!(OutputDir::create(path, false).expect_err("it exists").code(), "output-exists");
    }
    fs::write(thesis.join(MANIFEST), "{\"schema\":\"npm\"}").expect("a file");
    assert_eq!(OutputDir::create(&thesis, true).expect_err("it is not ours").code(), "output-not-ours");
    assert_eq!(names(home.path()), ["plain.txt", "thesis"]);
}

#[test]
fn an_empty_directory_is_filled() {
    let home = TempDir::new().expect("a temporary directory");
    let out = home.path().join("out");
    fs::create_dir(&out).expect("a directory");
    finished(&out, false, "new");
    assert_eq!(content(&out), "new");
}

#[test]
fn the_root_is_no_place_for_results() {
    assert_eq!(OutputDir::create("/", true).expect_err("the root has no name").code(), "output-no-name");
}

#[cfg(unix)]
#[test]
fn a_link_keeps_pointing_to_the_results() {
    let home = TempDir::new().expect("a temporary directory");
    let real = home.path().join("real");
    finished(&real, false, "old");
    let link = home.path().join("link");
    std::os::unix::fs::symlink(&real, &link).expect("a link");
    finished(&link, true, "new");
    assert!(link.is_symlink());
    assert_eq!(content(&real), "new");
    assert_eq!(names(home.path()), ["link", "real"]);
}

#[test]
fn an_unfinished_directory_leaves_no_trace() {
    let home = TempDir::new().expect("a temporary directory");
    let dir = OutputDir::create(home.path().join("out"), false).expect("the directory can be prepared");
    write(&dir, "half");
    drop(dir);
    assert_eq!(names(home.path()), Vec::<String>::new());
}

#[test]
fn killed_at_any_step_the_next_run_finds_old_or_new_results_whole() {
    for (steps, expected) in [(0, "old"), (1, "old"), (2, "old"), (3, "new"), (4, "new"), (5, "new")] {
        let home = TempDir::new().expect("a temporary directory");
        let out = home.path().join("out");
        finished(&out, false, "old");
        let dir = OutputDir::create(&out, true).expect("the directory can be prepared");
        let files = write(&dir, "new");
        if steps > 0 {
            manifest::write(&dir.new_path(), head(), files).expect("the manifest can be written");
        }
        if steps > 1 {
            dir.set_aside().expect("the old results can be moved");
        }
        if steps > 2 {
            assert!(dir.put_in_place().expect("the new results can be moved"));
        }
        if steps == 4 {
            let gone = sibling(&dir.target, &format!("{GONE}{}", dir.random));
            fs::rename(dir.old_path(), &gone).expect("the old results can be renamed");
            fs::remove_file(gone.join(MANIFEST)).expect("their manifest can be removed");
        }
        if steps > 4 {
            dir.remove_old();
        }
        kill(dir);

        let refused = OutputDir::create(&out, false).expect_err("there are results");
        assert_eq!(refused.code(), "output-exists", "killed after step {steps}");
        assert_eq!(content(&out), expected, "killed after step {steps}");
        assert!(Manifest::is_in(&out));
        assert_eq!(names(home.path()), ["out"], "killed after step {steps}");
    }
}

#[test]
fn a_run_that_lives_is_not_tidied_away() {
    let home = TempDir::new().expect("a temporary directory");
    let out = home.path().join("out");
    let slow = OutputDir::create(&out, true).expect("the directory can be prepared");
    let files = write(&slow, "slow");
    finished(&out, true, "quick");
    assert_eq!(content(&out), "quick");
    slow.finish(head(), files).expect("it can be finished");
    assert_eq!(content(&out), "slow");
    assert_eq!(names(home.path()), ["out"]);
}

#[test]
fn without_force_the_second_of_two_runs_is_refused_at_its_end() {
    let home = TempDir::new().expect("a temporary directory");
    let out = home.path().join("out");
    let slow = OutputDir::create(&out, false).expect("the directory can be prepared");
    finished(&out, false, "quick");
    assert_eq!(slow.finish(head(), Vec::new()).expect_err("results are there").code(), "output-exists");
    assert_eq!(content(&out), "quick");
    assert_eq!(names(home.path()), ["out"]);
}

#[test]
fn runs_that_end_at_once_leave_one_whole_result() {
    let home = TempDir::new().expect("a temporary directory");
    let out = home.path().join("out");
    finished(&out, false, "first");
    std::thread::scope(|scope| {
        for thread in 0..4 {
            let out = &out;
            scope.spawn(move || {
                for round in 0..10 {
                    let dir = match OutputDir::create(out, true) {
                        Ok(dir) => dir,
                        Err(error) => panic!("{thread}/{round}: {error:?}"),
                    };
                    let files = write(&dir, "whole");
                    if let Err(error) = dir.finish(head(), files) {
                        assert_eq!(error.code(), "output-exists", "{error:?}");
                    }
                }
            });
        }
    });
    assert_eq!(content(&out), "whole");
    assert!(Manifest::is_in(&out));
    let _ = OutputDir::create(&out, true).expect("the directory can be prepared");
    assert_eq!(names(home.path()), ["out"]);
}

#[test]
fn every_trouble_has_words_in_both_languages() {
    use crate::messages::Lang;
    let path = Path::new("out").to_owned();
    let source = io::Error::new(io::ErrorKind::StorageFull, "disk full");
    let troubles = [
        OutputError::Exists { path: path.clone() },
        OutputError::NotOurs { path: path.clone() },
        OutputError::NoName { path: path.clone() },
        OutputError::Io { action: "write", path, source },
    ];
    let said = |lang| {
        troubles.each_ref().map(|trouble| {
            let diagnostic = trouble.diagnostic();
            assert!(diagnostic.cure(lang).is_some_and(|cure| !cure.contains('{')));
            diagnostic.what(lang)
        })
    };
    assert_eq!(
        said(Lang::En),
        [
            "out already exists",
            "out does not hold earlier results",
            "out cannot be a directory of results",
            "cannot write the results: out: disk full"
        ]
    );
    assert_eq!(
        said(Lang::Zh),
        ["out 已经存在", "out 不是以前的质检结果", "out 不能用作结果目录", "无法写出结果：out：disk full"]
    );
}
