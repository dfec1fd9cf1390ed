/* menú principal: lo genera el área de sistemas, no editar a mano */
var MENU = [
  {"t": "Inicio", "u": "/index.html"},
  {"t": "Gobierno", "h": [{"t": "Autoridades", "u": "/gobierno/autoridades.html"}, {"t": "Organigrama", "u": "/gobierno/organigrama.html"}, {"t": "Delegaciones", "u": "/gobierno/delegaciones.html"}]},
  {"t": "Áreas", "h": [{"t": "Ambiente", "u": "/areas/ambiente.html"}, {"t": "Agua y cloacas", "u": "/areas/agua.html"}, {"t": "Desarrollo social", "u": "/areas/desarrollo-social.html"}]},
  {"t": "Transparencia", "h": [{"t": "Presupuesto", "u": "/transparencia/presupuesto.html"}, {"t": "Compras y contrataciones", "u": "/transparencia/compras.html"}, {"t": "Escala salarial", "u": "/transparencia/salarios.html"}, {"t": "Digesto", "u": "/transparencia/digesto.html"}, {"t": "Datos abiertos", "u": "/transparencia/datos.html"}, {"t": "Acceso a la información", "u": "/transparencia/acceso.html"}, {"t": "Más información", "u": "/transparencia/indice.html"}]},
  {"t": "Contacto", "u": "/contacto.html"}
];
var PIE = '<p>Departamento Alto Querandí. Tel. (555) 010-0155. info@altoquerandi.example</p>';
(function () {
  var h = '<nav class="navbar"><ul>';
  MENU.forEach(function (e) {
    h += '<li>' + (e.u ? '<a href="' + e.u + '">' + e.t + '</a>' : e.t);
    if (e.h) { h += '<ul>'; e.h.forEach(function (s) { h += '<li><a href="' + s.u + '">' + s.t + '</a></li>'; }); h += '</ul>'; }
    h += '</li>';
  });
  document.getElementById('barra').innerHTML = h + '</ul></nav>';
})();
