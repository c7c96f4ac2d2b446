/// Who asks for things and what they are told: users, and the news that waits for them.
@NullMarked
package dev.dispatcher.people;

import org.jspecify.annotations.NullMarked;
