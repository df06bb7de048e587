#pragma once

// What mishen-reader does when there is no more memory: it ends at once, and
// says so by its exit status. Libraries that get no memory otherwise call it
// a broken document, or an empty one.

namespace mishen {

/// The same for memory asked for by `new`. malloc() and its kin are replaced
/// in this program (not under sanitizers, which have their own).
void end_when_out_of_memory();

}  // namespace mishen
