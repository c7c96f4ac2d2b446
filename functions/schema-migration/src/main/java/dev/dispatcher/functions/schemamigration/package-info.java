/// Brings the database up to date while CloudFormation deploys, before any function uses it.
@NullMarked
package dev.dispatcher.functions.schemamigration;

import org.jspecify.annotations.NullMarked;
