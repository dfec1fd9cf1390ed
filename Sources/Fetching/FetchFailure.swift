import CCurl
import Web

/// From curl's codes to the closed list of causes.
///
/// What has no cause of its own: a peer that speaks no HTTP, closes without a word, or resets is `refused` (the
/// conversation broke); a head beyond all measure is `too-large`.
enum FetchFailure {
  static func cause(_ code: CURLcode, addressRefused: Bool) -> Cause {
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY, CURLE_URL_MALFORMAT: return .dns
    case CURLE_COULDNT_CONNECT: return addressRefused ? .forbiddenAddress : .refused
    case CURLE_ABORTED_BY_CALLBACK: return addressRefused ? .forbiddenAddress : .interrupted
    case CURLE_OPERATION_TIMEDOUT: return .timeout
    case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
      CURLE_SSL_ENGINE_INITFAILED, CURLE_SSL_ENGINE_NOTFOUND, CURLE_SSL_ENGINE_SETFAILED,
      CURLE_SSL_SHUTDOWN_FAILED, CURLE_SSL_CRL_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS,
      CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_SSL_CLIENTCERT, CURLE_SSL_CACERT_BADFILE, CURLE_USE_SSL_FAILED:
      return .tls
    // A header line that does not fit curl's own buffer.
    case CURLE_OUT_OF_MEMORY: return .tooLarge
    default: return .refused
    }
  }

  static func detail(_ code: CURLcode, message: String, cause: Cause) -> String {
    if cause == .forbiddenAddress { return "the name leads to a private or loopback address" }
    if code == CURLE_UNSUPPORTED_PROTOCOL { return "the answer is no HTTP" }
    if code == CURLE_GOT_NOTHING { return "the connection was closed without an answer" }
    if code == CURLE_OUT_OF_MEMORY { return "a header line is too long" }
    if !message.isEmpty { return message }
    return String(cString: curl_easy_strerror(code))
  }
}

extension vitrina_certificate_note {
  /// What was wrong, as a sentence; nil if nothing was.
  var fault: String? {
    var parts: [String] = []
    switch error {
    case X509_V_OK: break
    case X509_V_ERR_CERT_HAS_EXPIRED: parts.append("the certificate has expired")
    case X509_V_ERR_CERT_NOT_YET_VALID: parts.append("the certificate is not valid yet")
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT: parts.append("the certificate is self-signed")
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
      parts.append("the certificate's issuer is not trusted (self-signed certificate in its chain)")
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY, X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
      parts.append("the certificate's chain is incomplete or its issuer unknown")
    default: parts.append(String(cString: vitrina_fault_text(error)))
    }
    if expired != 0, error != X509_V_ERR_CERT_HAS_EXPIRED { parts.append("it has expired") }
    if other_name != 0 { parts.append("the certificate is for another name") }
    switch version {
    case TLS1_VERSION: parts.append("the server speaks no newer protocol than TLS 1.0")
    case TLS1_1_VERSION: parts.append("the server speaks no newer protocol than TLS 1.1")
    default: break
    }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }
}
