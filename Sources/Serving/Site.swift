/// What a server shows: an answer for each path.
public protocol Site: Sendable {
  /// What stands at a path; nil: nothing, and `notFound` is shown.
  func resource(at path: SitePath) -> Resource?
  /// Shown where nothing stands; its status is 404.
  var notFound: Resource { get }
}

extension Site {
  public var notFound: Resource {
    Resource(
      type: "text/html; charset=utf-8",
      text: "<!DOCTYPE html><html lang=\"es\"><title>404</title><h1>No encontrado</h1></html>", status: 404)
  }
}

/// One answer: status, header fields and body.
public struct Resource: Sendable, Hashable {
  public struct Field: Sendable, Hashable {
    public var name: String
    public var value: String
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }
  public var status: Int
  /// The Content-Type, charset included; nil: the field is left out.
  public var type: String?
  public var fields: [Field]
  public var body: [UInt8]

  public init(type: String?, body: [UInt8], status: Int = 200, fields: [Field] = []) {
    self.status = status
    self.type = type
    self.fields = fields
    self.body = body
  }

  public init(type: String?, text: String, status: Int = 200, fields: [Field] = []) {
    self.init(type: type, body: Array(text.utf8), status: status, fields: fields)
  }

  /// A redirect to a path of the same server or to an address.
  public static func moved(to place: String, status: Int = 301) -> Resource {
    Resource(type: nil, body: [], status: status, fields: [Field("Location", place)])
  }
}

/// A site held in memory: `["/a/index.html": resource]`. `/a/` shows `/a/index.html`.
public struct MemorySite: Site {
  private let resources: [String: Resource]
  public let notFound: Resource

  public init(_ resources: [String: Resource], notFound: Resource? = nil) {
    self.resources = resources
    self.notFound = notFound ?? EmptySite().notFound
  }

  public func resource(at path: SitePath) -> Resource? {
    let text = path.text
    if let resource = resources[text] { return resource }
    if path.isFolder { return resources[text + "index.html"] }
    return resources[text + "/index.html"].map { _ in .moved(to: path.encoded + "/") }
  }
}

private struct EmptySite: Site {
  func resource(at path: SitePath) -> Resource? { nil }
}
