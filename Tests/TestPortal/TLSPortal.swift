import Foundation
import Synchronization

/// A small HTTPS server on 127.0.0.1 with a certificate made for the occasion by openssl and served by Python's
/// standard library, as a child process. Ends with its last reference.
public final class TLSPortal: Sendable {
  public enum Certificate: String, Sendable, CaseIterable {
    /// For 127.0.0.1, by an authority whose certificate is at `authority`.
    case good
    case expired
    case wrongName
    case selfSigned
    /// By an intermediate authority whose certificate the server does not send.
    case incompleteChain
  }

  public let port: Int
  /// Path of the PEM file of the authority that issued the certificates.
  public let authority: String
  private let folder: URL
  private let child: Mutex<Process?>

  /// - Parameter oldProtocol: the server speaks nothing newer than TLS 1.1.
  public init(_ certificate: Certificate, body: String = "<p>agua</p>", oldProtocol: Bool = false) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("vitrina-tls-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    authority = folder.appendingPathComponent("ca.pem").path
    do {
      try Self.run("/bin/sh", ["-euc", Self.making, "sh", certificate.rawValue], in: folder)
      let (process, port) = try Self.serve(folder, body: body, oldProtocol: oldProtocol)
      child = Mutex(process)
      self.port = port
    } catch {
      try? FileManager.default.removeItem(at: folder)
      throw error
    }
  }

  deinit { stop() }

  public var hostAndPort: String { "127.0.0.1:\(port)" }
  public var url: String { "https://\(hostAndPort)/" }

  public func stop() {
    guard
      let process = child.withLock({ child in
        defer { child = nil }
        return child
      })
    else { return }
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    try? FileManager.default.removeItem(at: folder)
  }

  /// Two authorities, one under the other, and the server's certificate.
  private static let making = """
    exec 2>openssl.log
    key() { openssl ecparam -name prime256v1 -genkey -noout -out "$1.key"; }
    issue() { # name, subject, issuer, days, extensions
      key "$1"
      openssl req -new -key "$1.key" -subj "/CN=$2" -out "$1.csr"
      printf '%s\\n' "$5" > "$1.ext"
      openssl x509 -req -in "$1.csr" -CA "$3.pem" -CAkey "$3.key" -CAcreateserial -days "$4" \
        -extfile "$1.ext" -out "$1.pem"
    }
    key ca
    openssl req -x509 -new -key ca.key -subj "/CN=Vitrina test authority" -days 30 -out ca.pem
    name='subjectAltName=IP:127.0.0.1,DNS:localhost'
    case "$1" in
      good) issue server 127.0.0.1 ca 30 "$name" ;;
      expired) issue server 127.0.0.1 ca -1 "$name" ;;
      wrongName) issue server otro.ejemplo.mx ca 30 'subjectAltName=DNS:otro.ejemplo.mx' ;;
      selfSigned)
        key server
        openssl req -x509 -new -key server.key -subj /CN=127.0.0.1 -addext "$name" -days 30 -out server.pem ;;
      incompleteChain)
        issue middle 'Vitrina test intermediate' ca 30 'basicConstraints=critical,CA:TRUE'
        issue server 127.0.0.1 middle 30 "$name" ;;
    esac
    """

  private static let server = """
    import http.server, ssl, sys
    body = sys.argv[1].encode()
    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        def log_message(self, *rest): pass
    class Server(http.server.ThreadingHTTPServer):
        def handle_error(self, *rest): pass
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    if sys.argv[2] == "old":
        context.set_ciphers("DEFAULT@SECLEVEL=0")
        context.minimum_version = ssl.TLSVersion.TLSv1
        context.maximum_version = ssl.TLSVersion.TLSv1_1
    context.load_cert_chain("server.pem", "server.key")
    httpd = Server(("127.0.0.1", 0), Handler)
    httpd.socket = context.wrap_socket(httpd.socket, server_side=True, do_handshake_on_connect=False)
    print(httpd.server_address[1], flush=True)
    httpd.serve_forever()
    """

  private static func serve(_ folder: URL, body: String, oldProtocol: Bool) throws -> (Process, Int) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
    process.arguments = ["-W", "ignore", "-c", server, body, oldProtocol ? "old" : "new"]
    process.currentDirectoryURL = folder
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    // One line: the port.
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    guard let port = Int(line.trimmingCharacters(in: .whitespacesAndNewlines)) else {
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      throw TestPortalError(description: "the TLS server did not start")
    }
    return (process, port)
  }

  private static func run(_ program: String, _ arguments: [String], in folder: URL) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      let log = try? String(contentsOf: folder.appendingPathComponent("openssl.log"), encoding: .utf8)
      throw TestPortalError(description: "no certificate: \(log ?? "")")
    }
  }
}
