/// libyaml's problems, in words that say what to do.
enum SyntaxMessages {
  private static let known: [(problem: String, es: String, en: String)] = [
    (
      "mapping values are not allowed in this context",
      "aquí sobra «: »: un texto que lleva dos puntos va entre comillas; una clave va en la columna de sus hermanas",
      "': ' does not belong here: a text with a colon goes in quotes; a key stands in the column of its sisters"
    ),
    (
      "did not find expected key",
      "aquí se esperaba una clave en la columna de sus hermanas: revise la sangría, y las comillas del texto de antes",
      "a key was expected here in the column of its sisters: look at the indentation, and at the quotes of the text before"
    ),
    (
      "could not find expected ':'",
      "falta «: » después de la clave (con un espacio después de los dos puntos)",
      "': ' is missing after the key (with a blank after the colon)"
    ),
    (
      "did not find expected '-' indicator",
      "aquí se esperaba «- » en la columna de los otros elementos de la lista; si es una clave del último, revise su sangría",
      "'- ' was expected here, in the column of the other items of the list; if it is a key of the last one, look at its indentation"
    ),
    (
      "block sequence entries are not allowed in this context",
      "aquí no puede empezar una lista: póngala en la línea "
        + "siguiente", "a list cannot begin here: put it on the next line"
    ),
    (
      "did not find expected ',' or ']'",
      "falta «,» o «]» en la lista; un texto con comas o corchetes va entre comillas",
      "',' or ']' is missing in the list; a text with commas or brackets goes in quotes"
    ),
    (
      "did not find expected ',' or '}'",
      "falta «,» o «}» en el grupo; un texto con comas o llaves va entre comillas",
      "',' or '}' is missing in the group; a text with commas or braces goes in quotes"
    ),
    (
      "found unexpected end of stream", "falta cerrar unas comillas que se abrieron antes",
      "quotes that were opened before are not closed"
    ),
    (
      "found character that cannot start any token",
      "un texto no puede empezar con este carácter: póngalo entre comillas",
      "a text cannot begin with this character: put it in quotes"
    ),
    (
      "did not find expected node content", "aquí se esperaba un valor; ¿hay una coma de más?",
      "a value was expected here; is there a comma too many?"
    ),
    (
      "found unknown escape character", "entre comillas dobles «\\» es especial: use comillas simples",
      "in double quotes '\\' is special: use single quotes"
    ),
    (
      "did not find expected <document start>",
      "aquí termina la estructura y sigue algo suelto: revise la sangría",
      "the structure ends here and something loose follows: look at the indentation"
    ),
  ]

  static func message(_ problem: String) -> (es: String, en: String) {
    if let entry = known.first(where: { $0.problem == problem }) { return (entry.es, entry.en) }
    return (
      "no se entiende la escritura de YAML aquí (\(problem))", "the YAML cannot be read here (\(problem))"
    )
  }
}
