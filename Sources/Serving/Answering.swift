import CMicroHTTPD
import Glibc

/// What the library's thread asks for each request.
final class Answering: Sendable {
  private let site: any Site
  init(site: any Site) { self.site = site }

  /// - Parameter path: as it stood in the request, without the query.
  func resource(method: String, path: [UInt8]) -> Resource {
    guard method == "GET" || method == "HEAD" else {
      return Resource(
        type: "text/plain; charset=utf-8", text: "405\n", status: 405, fields: [.init("Allow", "GET, HEAD")])
    }
    guard let path = SitePath(path), let resource = site.resource(at: path) else { return site.notFound }
    return resource
  }
}

/// The library's handler: called once when the head is there, again for each part of a body, and at the end.
///
/// A function of its own: a closure could be bound to an actor, and trap on the library's thread.
func answer(
  context: UnsafeMutableRawPointer?, connection: OpaquePointer?, url: UnsafePointer<CChar>?,
  method: UnsafePointer<CChar>?, version: UnsafePointer<CChar>?, upload: UnsafePointer<CChar>?,
  size: UnsafeMutablePointer<Int>?, state: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
) -> MHD_Result {
  guard let context, let url, let method, let size, let state else { return vitrina_mhd_no() }
  if state.pointee == nil {
    // Any pointer that is not null marks the second call.
    state.pointee = context
    return vitrina_mhd_yes()
  }
  if size.pointee > 0 {
    size.pointee = 0  // a body is read and dropped
    return vitrina_mhd_yes()
  }
  let answering = Unmanaged<Answering>.fromOpaque(context).takeUnretainedValue()
  let path = UnsafeRawBufferPointer(start: url, count: strlen(url))
  return send(answering.resource(method: String(cString: method), path: Array(path)), connection)
}

private func send(_ resource: Resource, _ connection: OpaquePointer?) -> MHD_Result {
  let made = resource.body.withUnsafeBytes { vitrina_mhd_response($0.count, $0.baseAddress) }
  guard let response = made else { return vitrina_mhd_no() }
  defer { MHD_destroy_response(response) }
  if let type = resource.type { _ = MHD_add_response_header(response, "Content-Type", type) }
  for field in resource.fields { _ = MHD_add_response_header(response, field.name, field.value) }
  return MHD_queue_response(connection, UInt32(resource.status), response)
}
