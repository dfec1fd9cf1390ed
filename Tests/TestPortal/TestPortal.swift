// A server that can misbehave at the socket, for tests.
