//! The rules from outside: cases of the contract, laws, rulebooks, lines, sentences.

#[cfg(test)]
mod dates;
#[cfg(test)]
mod laws;
#[cfg(test)]
mod lines;
#[cfg(test)]
mod naive;
#[cfg(test)]
mod people;
#[cfg(test)]
mod readings;
#[cfg(test)]
mod requirements;
#[cfg(test)]
mod rulebooks;
#[cfg(test)]
mod sentences;
#[cfg(test)]
mod verdicts;
