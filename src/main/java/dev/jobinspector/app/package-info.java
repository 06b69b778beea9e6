/// Where everything is put together by hand, and where the program begins.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.app;
