/// The service layer: guard, intent committed, one call, outcome committed; and the ports to the
/// service.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.service;
