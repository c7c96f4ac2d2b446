/// Part of the faulty house that PlantedTest judges.
@NullMarked
package dev.dispatcher.local.planted.local;

import org.jspecify.annotations.NullMarked;
