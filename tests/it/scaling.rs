//! The examples of docs/scaling.md: what is run here is the text that stands there.

#![cfg(unix)]

use super::batch::{BASE, Case, HEAD};
use serde_yaml::Value;
use std::{fs, os::unix::fs::symlink, process::Command};

/// How many parts the examples make.
const PARTS: u32 = 20;

/// The one block of code under a heading.
fn example(heading: &str, language: &str) -> String {
    let text = fs::read_to_string("docs/scaling.md").expect("the document");
    let section = text
        .split("\n## ")
        .find(|section| section.lines().next() == Some(heading))
        .expect(heading);
    let fence = format!("```{language}\n");
    let mut blocks = section.split(&fence).skip(1);
    let block = blocks.next().and_then(|block| block.split("```\n").next());
    assert!(blocks.next().is_none(), "{heading}: two blocks");
    block.expect("a block").to_owned()
}

/// A folder with a roster, in which one row is wrong, and with the program.
fn case() -> Case {
    let rows = (1..40)
        .map(|number| format!("{number},Arta Hoxha,{number} Sample Road,Dublin 8,IE\n"))
        .collect::<Vec<_>>()
        .concat();
    let roster = format!("{HEAD}\n{rows}40,Arta Hoxha,40 Sample Road,Dublin 8,XX1\n");
    let case = Case::new(BASE, "roster.csv", roster);
    fs::create_dir(case.path("bin")).expect("a folder");
    symlink(env!("CARGO_BIN_EXE_kerkesa"), case.path("bin/kerkesa")).expect("a link");
    case
}

/// Runs a script in the folder of a case with these variables, and gives the exit code.
fn run(case: &Case, shell: &[String], variables: &[(&str, String)]) -> Option<i32> {
    let path = std::env::var("PATH").expect("a path");
    Command::new(&shell[0])
        .args(&shell[1..])
        .current_dir(case.path(""))
        .env("PATH", format!("{}:{path}", case.path("bin").display()))
        .envs(variables.iter().map(|(name, value)| (name, value)))
        .output()
        .expect("a shell")
        .status
        .code()
}

/// The letters, and the rows that are refused, of all parts together.
fn check(case: &Case, folder: &str, errors: impl Fn(u32) -> String) {
    let letters: Vec<String> = case
        .names(folder)
        .into_iter()
        .filter(|name| name.starts_with("access-"))
        .collect();
    let mut wanted: Vec<String> = (1..40).map(|n| format!("access-{n}.pdf")).collect();
    wanted.sort();
    assert_eq!(letters, wanted);
    let refused: Vec<String> = (1..=PARTS)
        .flat_map(|part| {
            let table = case.text(&errors(part));
            let rows = table.lines().skip(1).map(str::to_owned);
            rows.collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(refused.len(), 1, "{refused:?}");
    assert!(refused[0].starts_with("40,41,worker.address.country,"));
    for part in 1..=PARTS {
        assert!(
            case.path(&format!("{folder}/manifest-{part}-of-{PARTS}.csv"))
                .exists()
        );
    }
}

#[test]
fn the_script_for_slurm_writes_all_letters() {
    let script = example("Slurm", "bash");
    assert!(script.contains(&format!("#SBATCH --array=1-{PARTS}\n")));
    let case = case();
    let mut refused = 0;
    for part in 1..=PARTS {
        let variables = [
            ("SLURM_ARRAY_TASK_ID", part.to_string()),
            ("SLURM_CPUS_PER_TASK", "2".to_owned()),
        ];
        let shell = ["bash", "-u", "-c", &script].map(str::to_owned);
        match run(&case, &shell, &variables) {
            Some(0) => {}
            Some(1) => refused += 1,
            other => panic!("part {part}: {other:?}"),
        }
    }
    assert_eq!(refused, 1);
    check(&case, "letters", |part| format!("errors-{part}.csv"));
}

#[test]
fn the_job_for_kubernetes_writes_all_letters() {
    let job: Value = serde_yaml::from_str(&example("Kubernetes", "yaml")).expect("YAML");
    assert_eq!(job["kind"].as_str(), Some("Job"));
    let spec = &job["spec"];
    assert_eq!(spec["completionMode"].as_str(), Some("Indexed"));
    assert_eq!(spec["completions"].as_u64(), Some(PARTS.into()));
    let pod = &spec["template"]["spec"];
    let container = &pod["containers"][0];
    let texts = |key: &str| -> Vec<String> {
        let list = container[key].as_sequence().expect(key);
        let text = |text: &Value| text.as_str().expect("a text").to_owned();
        list.iter().map(text).collect()
    };
    let case = case();
    let mut shell = [texts("command"), texts("args")].concat();
    // The places of the volumes, each of which the pod has, become folders of ours.
    for mount in container["volumeMounts"].as_sequence().expect("mounts") {
        let text = |key: &str| mount[key].as_str().expect("a text");
        let mut volumes = pod["volumes"].as_sequence().expect("volumes").iter();
        assert!(volumes.any(|volume| volume["name"] == mount["name"]));
        let (place, folder) = (text("mountPath"), case.path(text("name")));
        let script = shell.last_mut().expect("a script");
        assert!(script.contains(&format!("{place}/")), "{place} is not used");
        for end in ["/", " "] {
            let (from, to) = (
                format!("{place}{end}"),
                format!("{}{end}", folder.display()),
            );
            *script = script.replace(&from, &to);
        }
    }
    fs::create_dir(case.path("in")).expect("a folder");
    for name in ["roster.csv", "base.yaml"] {
        fs::rename(case.path(name), case.path("in").join(name)).expect("moved");
    }
    for index in 0..PARTS {
        let variables = [("JOB_COMPLETION_INDEX", index.to_string())];
        // A row that is refused is no failure of the part.
        assert_eq!(run(&case, &shell, &variables), Some(0), "part {index}");
    }
    check(&case, "out", |part| format!("out/errors-{}.csv", part - 1));
    // What another try may mend is one.
    fs::remove_file(case.path("in/roster.csv")).expect("removed");
    let variables = [("JOB_COMPLETION_INDEX", "0".to_owned())];
    assert_eq!(run(&case, &shell, &variables), Some(1));
}
