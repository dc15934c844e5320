//! The body: the steps of the template become paragraphs, lists and quotations.

use super::{Brief, ComposeError, request_lists::List};
use crate::{
    catalog::{Kind, Step},
    letter::{Block, Inline, Line, Origin},
};

/// What a template makes: the subject, and the blocks of the body in order.
pub(super) struct Content {
    pub(super) subject: Line,
    pub(super) blocks: Vec<Block>,
    /// Where each block comes from, and each item of a list.
    pub(super) origins: Vec<Vec<Origin>>,
}

/// The content of the template `name`.
pub(super) fn body(brief: &Brief<'_>, name: &'static str) -> Result<Content, ComposeError> {
    let steps = brief.catalog.steps(name, &brief.law.law, &brief.facts())?;
    let mut body = Body {
        brief,
        name,
        subject: None,
        blocks: Vec::new(),
        origins: Vec::new(),
        lines: Vec::new(),
        lines_from: Vec::new(),
        numbered: 0,
    };
    for step in &steps {
        body.add(step)?;
    }
    body.finished()
}

struct Body<'a, 'b> {
    brief: &'a Brief<'b>,
    name: &'static str,
    subject: Option<Line>,
    blocks: Vec<Block>,
    origins: Vec<Vec<Origin>>,
    /// Lines of a list that has not ended yet.
    lines: Vec<Line>,
    lines_from: Vec<Origin>,
    numbered: u32,
}

impl Body<'_, '_> {
    fn add(&mut self, step: &Step) -> Result<(), ComposeError> {
        if step.kind != Kind::Line {
            self.end_lines()?;
        }
        let key = &*step.key_in(self.brief.words.tag());
        match step.kind {
            Kind::Subject => {
                let subject = self.brief.say(key)?;
                if self.subject.replace(subject).is_some() {
                    return Err(self.template("it has two subjects".to_owned()));
                }
            }
            Kind::Line => {
                let line = self.brief.say(key)?;
                self.lines.push(line);
                self.lines_from.push(self.brief.origin_of(key)?);
            }
            Kind::Heading => {
                let heading = self.brief.say(key)?;
                let origin = self.brief.origin_of(key)?;
                self.push(Block::Heading(heading), vec![origin]);
            }
            Kind::Say => {
                let paragraph = self.said(step, key)?;
                let origin = self.brief.origin_of(key)?;
                self.push(Block::Paragraph(paragraph), vec![origin]);
            }
            Kind::Also => {
                let sentence = self.said(step, key)?;
                let Some(Block::Paragraph(paragraph)) = self.blocks.last_mut() else {
                    return Err(
                        self.template(format!("also(key=\"{key}\") has no paragraph before it"))
                    );
                };
                paragraph.push(Inline::Words(" ".to_owned()));
                paragraph.extend(sentence);
                if let Some([origin @ None]) = self.origins.last_mut().map(Vec::as_mut_slice) {
                    *origin = self.brief.origin_of(key)?;
                }
            }
            Kind::Item => {
                let item = self.said(step, key)?;
                self.numbered += 1;
                let origin = self.brief.origin_of(key)?;
                let last = (self.blocks.last_mut(), self.origins.last_mut());
                if let (Some(Block::Numbered { items, .. }), Some(origins)) = last {
                    items.push(item);
                    origins.push(origin);
                } else {
                    let first = self.numbered;
                    let items = vec![item];
                    self.push(Block::Numbered { first, items }, vec![origin]);
                }
            }
            Kind::Bullets => {
                let lines = self.lines(key)?;
                let origins = vec![self.brief.list_origin(key); lines.len()];
                self.push(Block::Bullets(lines), origins);
            }
            Kind::Quote => {
                let passage = self.passage(key)?;
                for (origin, paragraph) in passage {
                    self.push(Block::Quotation(paragraph), vec![origin]);
                }
            }
        }
        Ok(())
    }

    fn push(&mut self, block: Block, origins: Vec<Origin>) {
        self.blocks.push(block);
        self.origins.push(origins);
    }

    /// The sentence of a step, with its provisions or without.
    fn said(&self, step: &Step, key: &str) -> Result<Line, ComposeError> {
        if step.uncited {
            self.brief.say_uncited(key)
        } else {
            self.brief.say(key)
        }
    }

    /// Makes a list of the lines that came one by one.
    fn end_lines(&mut self) -> Result<(), ComposeError> {
        if !self.lines.is_empty() {
            let lines = self.brief.punctuated(std::mem::take(&mut self.lines))?;
            let origins = std::mem::take(&mut self.lines_from);
            self.push(Block::Bullets(lines), origins);
        }
        Ok(())
    }

    /// The lines of a list of the request.
    fn lines(&self, list: &str) -> Result<Vec<Line>, ComposeError> {
        match self.brief.list(list)? {
            Some(List::Sentences(lines)) => Ok(lines),
            Some(List::Phrases(lines)) => self.brief.punctuated(lines),
            None => Err(self.template(format!("there is no list named `{list}`"))),
        }
    }

    /// The paragraphs of a passage of the request, with its key.
    fn passage(&self, name: &str) -> Result<Vec<(Origin, Line)>, ComposeError> {
        let (key, passage) = match name {
            "own_words" => self.brief.own_words(),
            "instead" => Some((
                "objection.instead",
                self.brief.request.objection.instead.as_ref(),
            )),
            "informed" => Some((
                "collective_complaint.informed",
                self.brief.request.collective_complaint.informed.as_ref(),
            )),
            _ => None,
        }
        .ok_or_else(|| self.template(format!("there is no passage named `{name}`")))?;
        let passage =
            passage.ok_or_else(|| self.template(format!("the request has no `{key}`")))?;
        Ok(passage
            .paragraphs()
            .map(|text| {
                let text = text.to_owned();
                (Some(key), vec![Inline::Given { key, text }])
            })
            .collect())
    }

    /// The content, unless it has no subject, or a heading or a list stands empty.
    fn finished(mut self) -> Result<Content, ComposeError> {
        let Some(subject) = self.subject.take() else {
            return Err(self.template("it has no subject".to_owned()));
        };
        self.end_lines()?;
        capitalise(&mut self.blocks);
        for (index, block) in self.blocks.iter().enumerate() {
            let next = self.blocks.get(index + 1);
            match block {
                Block::Heading(heading)
                    if next.is_none_or(|next| matches!(next, Block::Heading(_))) =>
                {
                    return Err(self.template(format!(
                        "nothing is under the heading “{}”",
                        crate::letter::plain_text(heading)
                    )));
                }
                Block::Bullets(lines) if lines.is_empty() => {
                    return Err(self.template("a list is empty".to_owned()));
                }
                _ => {}
            }
        }
        Ok(Content {
            subject,
            blocks: self.blocks,
            origins: self.origins,
        })
    }

    fn template(&self, why: String) -> ComposeError {
        ComposeError::Template {
            letter: self.name,
            why,
        }
    }
}

/// Gives every paragraph but the first a capital letter at its beginning: where the
/// language goes on with a small one after the salutation, only the first does.
fn capitalise(blocks: &mut [Block]) {
    for block in blocks.iter_mut().skip(1) {
        if let Block::Paragraph(line) = block
            && let Some(Inline::Words(words)) = line.first_mut()
            && let Some(first) = words.chars().next().filter(|first| first.is_lowercase())
        {
            words.replace_range(..first.len_utf8(), &first.to_uppercase().to_string());
        }
    }
}
