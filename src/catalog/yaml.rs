//! A tree of texts in YAML, read strictly: a key stands once.

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use std::fmt;

/// Texts by their dotted keys, in the order of the file.
#[derive(Debug)]
pub(super) struct Texts(pub(super) Vec<(String, String)>);

enum Node {
    Text(String),
    Tree(Vec<(String, Node)>),
}

impl<'de> Deserialize<'de> for Texts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        fn flatten(path: &str, node: Node, texts: &mut Vec<(String, String)>) {
            match node {
                Node::Text(text) => texts.push((path.to_owned(), text)),
                Node::Tree(nodes) => {
                    for (key, node) in nodes {
                        flatten(
                            &if path.is_empty() {
                                key
                            } else {
                                format!("{path}.{key}")
                            },
                            node,
                            texts,
                        );
                    }
                }
            }
        }

        let mut texts = Vec::new();
        flatten("", Node::deserialize(deserializer)?, &mut texts);
        Ok(Self(texts))
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Nodes;

        impl<'de> Visitor<'de> for Nodes {
            type Value = Node;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text in quotation marks, or a map of texts")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Node, E> {
                Ok(Node::Text(text.to_owned()))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
                let mut nodes: Vec<(String, Node)> = Vec::new();
                while let Some(key) = map.next_key::<String>()? {
                    if nodes.iter().any(|(known, _)| *known == key) {
                        return Err(A::Error::custom(format_args!(
                            "the key `{key}` stands twice"
                        )));
                    }
                    nodes.push((key, map.next_value()?));
                }
                Ok(Node::Tree(nodes))
            }
        }

        deserializer.deserialize_any(Nodes)
    }
}
