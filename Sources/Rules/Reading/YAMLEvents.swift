import CYAML

/// One run of libyaml's parser over some bytes. Frees it when the last reference goes.
///
/// https://pyyaml.org/wiki/LibYAML
final class YAMLEvents {
  enum Kind {
    case streamStart, streamEnd, documentStart, documentEnd
    case alias, listStart, listEnd, mappingStart, mappingEnd
    case text(String, plain: Bool, block: Bool)
  }
  struct Event {
    var kind: Kind
    /// From 1.
    var line: Int
    var column: Int
    var endLine: Int
    var endColumn: Int
    var anchored = false
    var tagged = false
    var flow = false
  }
  struct SyntaxError: Error {
    var line: Int
    var column: Int
    var problem: String
  }

  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let input: UnsafeMutableBufferPointer<UInt8>

  init(_ bytes: [UInt8]) {
    input = .allocate(capacity: max(bytes.count, 1))
    _ = input.update(fromContentsOf: bytes)
    parser = .allocate(capacity: 1)
    // Fails only when memory is exhausted.
    precondition(yaml_parser_initialize(parser) == 1, "out of memory")
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, input.baseAddress, bytes.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
    input.deallocate()
  }

  func next() throws(SyntaxError) -> Event {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else {
      let state = parser.pointee
      let problem = state.problem.map { String(cString: $0) } ?? ""
      throw SyntaxError(
        line: Int(state.problem_mark.line) + 1, column: Int(state.problem_mark.column) + 1, problem: problem)
    }
    defer { yaml_event_delete(&event) }
    var result = Event(
      kind: .streamEnd, line: Int(event.start_mark.line) + 1, column: Int(event.start_mark.column) + 1,
      endLine: Int(event.end_mark.line) + 1, endColumn: Int(event.end_mark.column) + 1)
    switch event.type {
    case YAML_STREAM_START_EVENT: result.kind = .streamStart
    case YAML_DOCUMENT_START_EVENT: result.kind = .documentStart
    case YAML_DOCUMENT_END_EVENT: result.kind = .documentEnd
    case YAML_ALIAS_EVENT: result.kind = .alias
    case YAML_SEQUENCE_START_EVENT:
      let data = event.data.sequence_start
      result.kind = .listStart
      (result.anchored, result.tagged) = (data.anchor != nil, data.tag != nil)
      result.flow = data.style == YAML_FLOW_SEQUENCE_STYLE
    case YAML_SEQUENCE_END_EVENT: result.kind = .listEnd
    case YAML_MAPPING_START_EVENT:
      let data = event.data.mapping_start
      result.kind = .mappingStart
      (result.anchored, result.tagged) = (data.anchor != nil, data.tag != nil)
      result.flow = data.style == YAML_FLOW_MAPPING_STYLE
    case YAML_MAPPING_END_EVENT: result.kind = .mappingEnd
    case YAML_SCALAR_EVENT:
      let data = event.data.scalar
      let text = data.value.map {
        String(decoding: UnsafeBufferPointer(start: $0, count: data.length), as: UTF8.self)
      }
      let block = data.style == YAML_LITERAL_SCALAR_STYLE || data.style == YAML_FOLDED_SCALAR_STYLE
      result.kind = .text(text ?? "", plain: data.style == YAML_PLAIN_SCALAR_STYLE, block: block)
      (result.anchored, result.tagged) = (data.anchor != nil, data.tag != nil)
    default: result.kind = .streamEnd
    }
    return result
  }
}
