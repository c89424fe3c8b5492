//! A temporary folder to run the program in.
#![allow(dead_code, reason = "every test file uses its own part")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// The rule set of these tests.
pub const RULES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/rules");

/// A folder with inputs, in which the program runs.
pub struct Home {
    dir: TempDir,
}

/// What a run said and how it ended.
#[derive(Debug, PartialEq, Eq)]
pub struct Said {
    /// Its exit code.
    pub code: Option<i32>,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Home {
    pub fn new() -> Home {
        Home { dir: TempDir::new().expect("a temporary folder can be made") }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// Writes a file, with its folder.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> &Home {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a file has a folder")).expect("it can be made");
        fs::write(path, content).expect("a file can be written");
        self
    }

    pub fn read(&self, name: &str) -> String {
        let path = self.path(name);
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// Names of what is in a folder, sorted.
    pub fn names(&self, name: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path(name)).expect("a folder can be read");
        let mut names: Vec<String> = entries
            .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    /// Every file of a folder with its bytes.
    pub fn files(&self, name: &str) -> Vec<(String, Vec<u8>)> {
        let read = |file: String| {
            let bytes = fs::read(self.path(name).join(&file)).expect("a file can be read");
            (file, bytes)
        };
        self.names(name).into_iter().map(read).collect()
    }

    /// Runs the program here, in English unless told otherwise.
    pub fn zhijian(&self, args: &[&str]) -> Said {
        self.run(self.command(args).output())
    }

    /// Runs `zhijian audit` with the rule set of these tests.
    pub fn audit(&self, args: &[&str]) -> Said {
        self.zhijian(&[&["audit", "--rules", RULES], args].concat())
    }

    /// The same with something on standard input.
    pub fn audit_stdin(&self, args: &[&str], input: &str) -> Said {
        use std::io::Write;
        use std::process::Stdio;
        let mut command = self.command(&[&["audit", "--rules", RULES], args].concat());
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        let mut stdin = child.stdin.take().expect("it has a standard input");
        stdin.write_all(input.as_bytes()).expect("it reads");
        drop(stdin);
        self.run(child.wait_with_output())
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_zhijian"));
        command.current_dir(self.dir.path()).env("LC_ALL", "en_US.UTF-8").args(args);
        command
    }

    fn run(&self, output: std::io::Result<Output>) -> Said {
        let output = output.expect("the program runs");
        Said {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).expect("standard output is UTF-8"),
            err: String::from_utf8(output.stderr).expect("standard error is UTF-8"),
        }
    }
}

/// A good call with a phone number in it.
pub const GOOD: &str = "# agent_id: 8801
# team: 一组
[00:00] 客服：您好，请讲。
[00:03] 客户：我要开流量包，电话13900472816。
[00:08] 客服：请报一下证件号。13900472816每月39元，给您开吗？
[00:15] 客户：可以。
[00:18] 客服：给您办好了。祝您生活愉快，再见。
";

/// A bad call in the native form, on one line.
pub const BAD: &str = r#"{"id":"bad","segments":[{"speaker":"agent","text":"说"},{"speaker":"customer","text":"怎么扣的"},{"speaker":"agent","text":"你自己看账单，办好了"}]}"#;

/// A line that breaks off.
pub const BROKEN: &str = "{\"id\":\"broken\",\"segments\":[";

/// The manifest of a folder of results.
pub fn manifest(dir: &Path) -> serde_json::Value {
    let text = fs::read(dir.join("manifest.json")).expect("there is a manifest");
    serde_json::from_slice(&text).expect("a manifest is JSON")
}
