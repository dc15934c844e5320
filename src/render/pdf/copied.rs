//! Objects of a document that lopdf holds, written anew.

use lopdf::Object;
use pdf_writer::{Name, Null, Obj, Ref, Str};

/// Writes the object; a stream is written as nothing, for it is none of another's.
pub(super) fn copy(from: &Object, to: Obj<'_>) {
    match from {
        Object::Boolean(value) => to.primitive(*value),
        Object::Integer(value) => to.primitive(i32::try_from(*value).unwrap_or_default()),
        Object::Real(value) => to.primitive(*value),
        Object::Name(name) => to.primitive(Name(name)),
        Object::String(text, _) => to.primitive(Str(text)),
        Object::Reference((id, _)) => match i32::try_from(*id) {
            Ok(id) if id > 0 => to.primitive(Ref::new(id)),
            _ => to.primitive(Null),
        },
        Object::Array(items) => {
            let mut array = to.array();
            for item in items {
                copy(item, array.push());
            }
        }
        Object::Dictionary(pairs) => {
            let mut dictionary = to.dict();
            for (key, value) in pairs {
                copy(value, dictionary.insert(Name(key)));
            }
        }
        Object::Null | Object::Stream(_) => to.primitive(Null),
    }
}
