//! The engine as JavaScript calls it.

use crate::{Engine, Made};
use wasm_bindgen::prelude::{JsError, wasm_bindgen};

/// The engine of the page.
#[wasm_bindgen(js_name = Engine)]
#[derive(Debug, Default)]
pub struct JsEngine(Engine);

/// A file that was made.
#[wasm_bindgen(js_name = Made)]
#[derive(Debug)]
pub struct JsMade(Made);

#[wasm_bindgen(js_class = Engine)]
impl JsEngine {
    /// An engine without a catalogue.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes up a part of the catalogue.
    ///
    /// # Errors
    /// If it is none.
    pub fn load(&mut self, pack: &[u8]) -> Result<(), JsError> {
        self.0.load(pack).map_err(|why| JsError::new(&why.json()))
    }

    /// Answers a call: JSON in, JSON out.
    pub fn call(&mut self, method: &str, params: &str) -> String {
        self.0.call(method, params)
    }

    /// Makes a file; `input` is what is in a file that it is made from.
    ///
    /// # Errors
    /// If the answers do not make one yet: the message is JSON.
    pub fn make(&mut self, params: &str, input: Vec<u8>) -> Result<JsMade, JsError> {
        let made = self.0.make(params, input);
        made.map(JsMade).map_err(|why| JsError::new(&why.json()))
    }
}

#[wasm_bindgen(js_class = Made)]
impl JsMade {
    /// Its name.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn name(&self) -> String {
        self.0.name.clone()
    }

    /// Its media type.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn mime(&self) -> String {
        self.0.mime.to_owned()
    }

    /// What is in it.
    #[must_use]
    pub fn bytes(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.0.bytes)
    }
}
