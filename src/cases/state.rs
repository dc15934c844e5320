//! How far a case is.

ids! {
    /// How far a case is with its last letter.
    pub enum CaseState as "state" {
        /// The letter is written. Nobody knows yet whether it has arrived.
        Written = "written",
        /// The post has brought the letter back.
        Returned = "returned",
        /// The letter has arrived. The time for an answer runs.
        Received = "received",
        /// An answer has come.
        Answered = "answered",
        /// The case has ended.
        Closed = "closed",
    }
}
