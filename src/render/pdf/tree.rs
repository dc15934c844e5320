//! The structure of the document: what each piece of drawn text is.

/// What an element is, in the words of PDF 1.7, section 14.8.4.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tag {
    Subject,
    Heading,
    Paragraph,
    Quotation,
    NumberedList,
    DashedList,
    Item,
    Label,
    ItemBody,
    Figure,
}

impl Tag {
    /// The standard structure type.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Subject => "H1",
            Self::Heading => "H2",
            Self::Paragraph => "P",
            Self::Quotation => "BlockQuote",
            Self::NumberedList | Self::DashedList => "L",
            Self::Item => "LI",
            Self::Label => "Lbl",
            Self::ItemBody => "LBody",
            Self::Figure => "Figure",
        }
    }

    /// How the items of a list are numbered. A dash is none of the bullets
    /// that the standard names.
    pub(super) const fn numbering(self) -> Option<&'static str> {
        match self {
            Self::NumberedList => Some("Decimal"),
            Self::DashedList => Some("None"),
            _ => None,
        }
    }
}

/// An element: it holds either elements or drawn text, never both.
#[derive(Debug)]
pub(super) struct Element {
    pub(super) tag: Tag,
    /// None for the elements of the document itself.
    pub(super) parent: Option<ElementId>,
}

/// The place of an element in its tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct ElementId(pub(super) usize);

/// All elements in reading order.
#[derive(Debug, Default)]
pub(super) struct Tree {
    pub(super) elements: Vec<Element>,
}

impl Tree {
    /// Adds an element at the end of its parent, or of the document.
    pub(super) fn add(&mut self, tag: Tag, parent: Option<ElementId>) -> ElementId {
        self.elements.push(Element { tag, parent });
        ElementId(self.elements.len() - 1)
    }
}
