//! The body: the steps of the template become paragraphs, lists and quotations.

use super::{Brief, ComposeError, values::of_request};
use crate::{
    catalog::{Kind, Step},
    domain::{DataCategory, ObjectedOperation, Passage},
    letter::{Block, Inline, Line},
};

/// The blocks of the letter's body, in order.
pub(super) fn body(brief: &Brief<'_>) -> Result<Vec<Block>, ComposeError> {
    let steps = brief
        .catalog
        .steps(brief.request.letter, &brief.law.law, &brief.facts())?;
    let mut body = Body {
        brief,
        blocks: Vec::new(),
        numbered: 0,
    };
    for step in &steps {
        body.add(step)?;
    }
    body.finished()
}

struct Body<'a, 'b> {
    brief: &'a Brief<'b>,
    blocks: Vec<Block>,
    numbered: u32,
}

impl Body<'_, '_> {
    fn add(&mut self, step: &Step) -> Result<(), ComposeError> {
        match step.kind {
            Kind::Heading => {
                let heading = self.brief.say(&step.key)?;
                self.blocks.push(Block::Heading(heading));
            }
            Kind::Say => {
                let paragraph = self.brief.say(&step.key)?;
                self.blocks.push(Block::Paragraph(paragraph));
            }
            Kind::Also => {
                let sentence = self.brief.say(&step.key)?;
                let Some(Block::Paragraph(paragraph)) = self.blocks.last_mut() else {
                    return Err(self.template(format!(
                        "also(key=\"{}\") has no paragraph before it",
                        step.key
                    )));
                };
                paragraph.push(Inline::Words(" ".to_owned()));
                paragraph.extend(sentence);
            }
            Kind::Item => {
                let item = self.brief.say(&step.key)?;
                self.numbered += 1;
                match self.blocks.last_mut() {
                    Some(Block::Numbered { items, .. }) => items.push(item),
                    _ => self.blocks.push(Block::Numbered {
                        first: self.numbered,
                        items: vec![item],
                    }),
                }
            }
            Kind::Bullets => {
                let lines = self.lines(&step.key)?;
                self.blocks.push(Block::Bullets(lines));
            }
            Kind::Quote => {
                let passage = self.passage(&step.key)?;
                self.blocks
                    .extend(passage.into_iter().map(Block::Quotation));
            }
        }
        Ok(())
    }

    /// The lines of a list of the request.
    fn lines(&self, list: &str) -> Result<Vec<Line>, ComposeError> {
        let request = self.brief.request;
        let lines = match list {
            "data" => {
                let data = request.access.data.as_deref().unwrap_or(DataCategory::ALL);
                data.iter()
                    .map(|category| self.brief.say(&format!("data.{category}")))
                    .collect::<Result<Vec<_>, _>>()?
            }
            "operations" => request
                .objection
                .to
                .iter()
                .map(|to| self.operation(to))
                .collect::<Result<_, _>>()?,
            // Reasons are whole sentences: no punctuation of a list is added.
            "reasons" => {
                return request
                    .objection
                    .because
                    .iter()
                    .map(|reason| self.brief.say(&format!("reason.{reason}")))
                    .collect();
            }
            _ => return Err(self.template(format!("there is no list named `{list}`"))),
        };
        let end = lines.len().saturating_sub(1);
        lines
            .into_iter()
            .enumerate()
            .map(|(index, line)| {
                let pattern = if index == end {
                    "list.last_part"
                } else {
                    "list.part"
                };
                self.brief
                    .say_with(pattern, |hole| Ok((hole == "item").then(|| line.clone())))
            })
            .collect()
    }

    fn operation(&self, to: &ObjectedOperation) -> Result<Line, ComposeError> {
        let key = match (&to.system, to.since) {
            (None, None) => "objection.operation",
            (Some(_), None) => "objection.operation_system",
            (None, Some(_)) => "objection.operation_since",
            (Some(_), Some(_)) => "objection.operation_system_since",
        };
        self.brief.say_with(key, |hole| {
            Ok(match hole {
                "operation" => Some(self.brief.say(&format!("monitoring.{}", to.operation))?),
                "system" => to
                    .system
                    .as_ref()
                    .map(|system| vec![of_request("objection.to.system", system)]),
                "since" => to
                    .since
                    .map(|since| {
                        Ok::<_, ComposeError>(vec![Inline::Words(self.brief.date(since)?)])
                    })
                    .transpose()?,
                _ => None,
            })
        })
    }

    /// The paragraphs of a passage of the request.
    fn passage(&self, name: &str) -> Result<Vec<Line>, ComposeError> {
        let objection = &self.brief.request.objection;
        let (key, passage): (&'static str, Option<&Passage>) = match name {
            "own_words" => ("objection.own_words", objection.own_words.as_ref()),
            "instead" => ("objection.instead", objection.instead.as_ref()),
            _ => return Err(self.template(format!("there is no passage named `{name}`"))),
        };
        let passage =
            passage.ok_or_else(|| self.template(format!("the request has no `{key}`")))?;
        Ok(passage
            .paragraphs()
            .map(|text| {
                vec![Inline::Given {
                    key,
                    text: text.to_owned(),
                }]
            })
            .collect())
    }

    /// The blocks, unless a heading or a list stands empty.
    fn finished(self) -> Result<Vec<Block>, ComposeError> {
        for (index, block) in self.blocks.iter().enumerate() {
            let next = self.blocks.get(index + 1);
            match block {
                Block::Heading(heading)
                    if next.is_none_or(|next| matches!(next, Block::Heading(_))) =>
                {
                    return Err(self.template(format!(
                        "nothing stands under the heading “{}”",
                        crate::letter::plain_text(heading)
                    )));
                }
                Block::Bullets(lines) if lines.is_empty() => {
                    return Err(self.template("a list is empty".to_owned()));
                }
                _ => {}
            }
        }
        Ok(self.blocks)
    }

    fn template(&self, why: String) -> ComposeError {
        ComposeError::Template {
            letter: self.brief.request.letter.id(),
            why,
        }
    }
}
