//! What browsers and password managers call the parts of a person's address.

/// The value of `autocomplete` for a key; none where nobody but this page knows the answer.
pub(crate) fn autocomplete(key: &str) -> Option<&'static str> {
    Some(match key {
        "worker.name" => "section-worker name",
        "worker.address.street" => "section-worker address-line1",
        "worker.address.postcode" => "section-worker postal-code",
        "worker.address.city" => "section-worker address-level2",
        "worker.address.region" => "section-worker address-level1",
        "worker.address.country" => "section-worker country-name",
        "worker.email" => "section-worker home email",
        "worker.phone" => "section-worker tel",
        "worker.birth_date" => "section-worker bday",
        "employment.role" => "section-worker organization-title",
        "employer.name" => "section-employer organization",
        "employer.address.street" => "section-employer address-line1",
        "employer.address.postcode" => "section-employer postal-code",
        "employer.address.city" => "section-employer address-level2",
        "employer.address.region" => "section-employer address-level1",
        "employer.email" => "section-employer work email",
        _ => return None,
    })
}
