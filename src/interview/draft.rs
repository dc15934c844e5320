//! The answers as a text that can be kept and taken up again.

use super::answers::Answers;
use crate::catalog::bounds;

impl Answers {
    /// The text of the answers.
    ///
    /// # Errors
    /// If they cannot be written as YAML.
    pub fn to_text(&self) -> Result<String, String> {
        let text = serde_yaml::to_string(&self.to_draft()).map_err(|why| why.to_string())?;
        Ok(format!(
            "# Unfinished answers of `kerkesa new`; personal.\n{text}"
        ))
    }

    /// Takes up the answers of a text. What no question can have written is left alone.
    ///
    /// # Errors
    /// If it is no YAML, or asks for too much memory.
    pub fn from_text(text: &str) -> Result<Self, String> {
        bounds::bounded(text, bounds::PARTS).map_err(|why| why.to_string())?;
        let draft = serde_yaml::from_str(text).map_err(|why| {
            why.location().map_or_else(
                || "this is not YAML".to_owned(),
                |place| {
                    let (line, column) = (place.line(), place.column());
                    format!("line {line}, column {column}: this is not YAML")
                },
            )
        })?;
        Ok(Self::from_draft(&draft))
    }
}
