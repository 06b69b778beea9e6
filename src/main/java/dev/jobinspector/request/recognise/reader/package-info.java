/// One reader per form in which jobs are written; each reads a text line by line, in linear time.
@org.jspecify.annotations.NullMarked
package dev.jobinspector.request.recognise.reader;
