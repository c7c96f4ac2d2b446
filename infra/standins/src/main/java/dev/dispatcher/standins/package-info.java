/// Systems that are not: servers that behave like somebody else's. What every one of them needs is here: HTTP,
/// faults, a ledger.
@NullMarked
package dev.dispatcher.standins;

import org.jspecify.annotations.NullMarked;
