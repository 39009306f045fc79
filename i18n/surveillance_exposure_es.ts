<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
  <context>
    <name>SurveillanceExposure</name>
    <message>
      <source> % longer</source>
      <translation> % más largo</translation>
    </message>
    <message>
      <source> km</source>
      <translation> km</translation>
    </message>
    <message>
      <source> m</source>
      <translation> m</translation>
    </message>
    <message>
      <source> m/s</source>
      <translation> m/s</translation>
    </message>
    <message>
      <source> or </source>
      <translation> o </translation>
    </message>
    <message>
      <source> with buildings</source>
      <translation> con edificios</translation>
    </message>
    <message>
      <source>&amp;Add data</source>
      <translation>&amp;Añadir datos</translation>
    </message>
    <message>
      <source>&amp;Amnesty's counts, New York</source>
      <translation>Recuentos de Amnistía, Nueva &amp;York</translation>
    </message>
    <message>
      <source>&amp;Buildings</source>
      <translation>Edi&amp;ficios</translation>
    </message>
    <message>
      <source>&amp;Cameras</source>
      <translation>Cá&amp;maras</translation>
    </message>
    <message>
      <source>&amp;Centre the map here</source>
      <translation>&amp;Centrar el mapa aquí</translation>
    </message>
    <message>
      <source>&amp;Copy the command</source>
      <translation>&amp;Copiar el comando</translation>
    </message>
    <message>
      <source>&amp;Download from {host}</source>
      <translation>&amp;Descargar de {host}</translation>
    </message>
    <message>
      <source>&amp;Download from {host} and {count} more</source>
      <translation>&amp;Descargar de {host} y {count} más</translation>
    </message>
    <message>
      <source>&amp;Find walks</source>
      <translation>&amp;Buscar recorridos</translation>
    </message>
    <message>
      <source>&amp;From and To from the ends of a track…</source>
      <translation>&amp;Desde y Hasta a partir de los extremos de un track…</translation>
    </message>
    <message>
      <source>&amp;GPX</source>
      <translation>&amp;GPX</translation>
    </message>
    <message>
      <source>&amp;Id</source>
      <translation>&amp;Id</translation>
    </message>
    <message>
      <source>&amp;Keep the places in the project file</source>
      <translation>Conservar los lugares en el archivo del pro&amp;yecto</translation>
    </message>
    <message>
      <source>&amp;Longest detour</source>
      <translation>Desvío má&amp;ximo</translation>
    </message>
    <message>
      <source>&amp;Measure a track…</source>
      <translation>&amp;Medir un track…</translation>
    </message>
    <message>
      <source>&amp;Names from</source>
      <translation>&amp;Nombres de</translation>
    </message>
    <message>
      <source>&amp;Only where</source>
      <translation>&amp;Solo donde</translation>
    </message>
    <message>
      <source>&amp;OpenStreetMap</source>
      <translation>&amp;OpenStreetMap</translation>
    </message>
    <message>
      <source>&amp;Range</source>
      <translation>A&amp;lcance</translation>
    </message>
    <message>
      <source>&amp;Read the file</source>
      <translation>&amp;Leer el archivo</translation>
    </message>
    <message>
      <source>&amp;Remove</source>
      <translation>&amp;Quitar</translation>
    </message>
    <message>
      <source>&amp;Save the walk as GPX…</source>
      <translation>&amp;Guardar el recorrido como GPX…</translation>
    </message>
    <message>
      <source>&amp;Streets</source>
      <translation>&amp;Calles</translation>
    </message>
    <message>
      <source>&amp;Travel</source>
      <translation>&amp;Viaje</translation>
    </message>
    <message>
      <source>&amp;Viewsheds</source>
      <translation>Cuencas &amp;visuales</translation>
    </message>
    <message>
      <source>&amp;Walking speed</source>
      <translation>V&amp;elocidad al caminar</translation>
    </message>
    <message>
      <source>&amp;within</source>
      <translation>en un rad&amp;io de</translation>
    </message>
    <message>
      <source>(single walks {low} to {high} %)</source>
      <translation>(recorridos individuales de {low} a {high} %)</translation>
    </message>
    <message>
      <source>+{number} %</source>
      <translation>+{number} %</translation>
    </message>
    <message>
      <source>0.2 allows walks up to 20 % longer than the shortest. Empty for any.</source>
      <translation>0,2 permite recorridos hasta un 20 % más largos que el más corto. Vacío para cualquiera.</translation>
    </message>
    <message>
      <source>1 camera</source>
      <translation>1 cámara</translation>
    </message>
    <message>
      <source>1 entrance</source>
      <translation>1 entrada</translation>
    </message>
    <message>
      <source>1 for a part of a building, which overlaps the building; else 0.</source>
      <translation>1 para una parte de un edificio, que se superpone al edificio; si no, 0.</translation>
    </message>
    <message>
      <source>1 is the first; areas of the same measure share a rank.</source>
      <translation>1 es el primero; las áreas con la misma medida comparten puesto.</translation>
    </message>
    <message>
      <source>1 station</source>
      <translation>1 estación</translation>
    </message>
    <message>
      <source>1 to 2</source>
      <translation>de 1 a 2</translation>
    </message>
    <message>
      <source>2 to 3</source>
      <translation>2 a 3</translation>
    </message>
    <message>
      <source>4 to 6</source>
      <translation>4 a 6</translation>
    </message>
    <message>
      <source>7 or more</source>
      <translation>7 o más</translation>
    </message>
    <message>
      <source>95 % interval</source>
      <translation>Intervalo del 95 %</translation>
    </message>
    <message>
      <source>A .osm.pbf or .osm file, also packed (.gz, .bz2, .xz), or an answer of Overpass as XML or JSON. Its content tells what it is.</source>
      <translation>Un archivo .osm.pbf u .osm, también comprimido (.gz, .bz2, .xz), o una respuesta de Overpass en XML o JSON. Su contenido indica qué es.</translation>
    </message>
    <message>
      <source>A GeoTIFF (.tif) of whole numbers: the cameras that see each cell's centre.</source>
      <translation>Un GeoTIFF (.tif) de números enteros: las cámaras que ven el centro de cada celda.</translation>
    </message>
    <message>
      <source>A camera below ground, which watches no street.</source>
      <translation>Una cámara bajo tierra, que no vigila ninguna calle.</translation>
    </message>
    <message>
      <source>A camera farther inside a building than this gets no viewshed but a status.</source>
      <translation>Una cámara que esté más adentro de un edificio que esta distancia no obtiene cuenca visual, sino un estado.</translation>
    </message>
    <message>
      <source>A camera's range is its potential reach, not continuous recognition; figures hold for the range they name.</source>
      <translation>El alcance de una cámara es su alcance potencial, no el reconocimiento continuo; las cifras valen para el alcance que indican.</translation>
    </message>
    <message>
      <source>A coefficient is no cause. What is not in the model may move both sides of it.</source>
      <translation>Un coeficiente no es una causa. Lo que no está en el modelo puede mover ambos lados.</translation>
    </message>
    <message>
      <source>A data set that is known, or “other”: the one named below.</source>
      <translation>Un conjunto de datos conocido, u “other”: el que se indica abajo.</translation>
    </message>
    <message>
      <source>A dummy, not a camera.</source>
      <translation>Una cámara falsa, no una cámara de verdad.</translation>
    </message>
    <message>
      <source>A field of the points, or an expression such as year("date"): one column for each of its values, at most {most}. It is called points_ and the value in lower case, all but letters and digits as _; points_none where a point has no value. Together they are all points of the area.</source>
      <translation>Un campo de los puntos, o una expresión como year("date"): una columna por cada uno de sus valores, como máximo {most}. Se llama points_ y el valor en minúsculas, con _ en lugar de todo lo que no sean letras y dígitos; points_none donde un punto no tiene valor. Juntas son todos los puntos del área.</translation>
    </message>
    <message>
      <source>A field or an expression, such as "height_m"; texts such as "12 m" or "40 ft" are understood. Without it every building is infinitely high. Where buildings or their parts overlap, the highest counts.</source>
      <translation>Un campo o una expresión, como "height_m"; se entienden textos como "12 m" o "40 ft". Sin ella, todos los edificios tienen altura infinita. Donde se superponen edificios o partes de ellos, cuenta el más alto.</translation>
    </message>
    <message>
      <source>A field or an expression. If empty: eff_per_1000 (for the fractional logistic model covered_share) from the cameras, for counts “points” from the points.</source>
      <translation>Un campo o una expresión. Si está vacío: eff_per_1000 (covered_share para el modelo logístico fraccional) a partir de las cámaras; para recuentos, “points” a partir de los puntos.</translation>
    </message>
    <message>
      <source>A field or an expression: where a building or a part of one begins above the ground, as a bridge between towers does. One sees through below it. Empty: the field min_height_m, or the OpenStreetMap tags min_height and building:min_level, where there are such. Has an effect only with the height of the buildings.</source>
      <translation>Un campo o una expresión: dónde empieza sobre el suelo un edificio o una parte de él, como un puente entre torres. Por debajo se puede ver. Vacío: el campo min_height_m o las etiquetas min_height y building:min_level de OpenStreetMap, donde existan. Solo tiene efecto con la altura de los edificios.</translation>
    </message>
    <message>
      <source>A field such as eff_per_1000, or an expression such as "cameras" / "pop". Areas for which it is NULL or no number do not rank.</source>
      <translation>Un campo como eff_per_1000, o una expresión como "cameras" / "pop". Las áreas para las que es NULL o no es un número no se clasifican.</translation>
    </message>
    <message>
      <source>A field, such as median income, that the robustness adds as a covariate.</source>
      <translation>Un campo, como la mediana de ingresos, que la robustez añade como covariable.</translation>
    </message>
    <message>
      <source>A file on your computer, or a server of the Overpass API, which is asked for the extent.</source>
      <translation>Un archivo de su equipo, o un servidor de la API de Overpass, al que se pide la extensión.</translation>
    </message>
    <message>
      <source>A folder for GeoPackages, one per layer. Files that are there are kept.</source>
      <translation>Una carpeta para GeoPackages, uno por capa. Los archivos que ya existen se conservan.</translation>
    </message>
    <message>
      <source>A guard, not a camera.</source>
      <translation>Un vigilante, no una cámara.</translation>
    </message>
    <message>
      <source>A gunshot detector, not a camera.</source>
      <translation>Un detector de disparos, no una cámara.</translation>
    </message>
    <message>
      <source>A hole of it lies outside and was left out.</source>
      <translation>Un hueco suyo queda fuera y se omitió.</translation>
    </message>
    <message>
      <source>A layer in use was removed, so the search was cancelled.</source>
      <translation>Se eliminó una capa en uso, por lo que se canceló la búsqueda.</translation>
    </message>
    <message>
      <source>A layer of areas, such as districts</source>
      <translation>Una capa de áreas, como distritos</translation>
    </message>
    <message>
      <source>A microphone, not a camera.</source>
      <translation>Un micrófono, no una cámara.</translation>
    </message>
    <message>
      <source>A picture of share against range: a line per walk for up to 8, the mean and the span of more. The end of the file's name says which kind: .png, .svg or .pdf.</source>
      <translation>Una imagen de la proporción según el alcance: una línea por recorrido hasta 8; si son más, la media y el intervalo. El final del nombre del archivo indica el tipo: .png, .svg o .pdf.</translation>
    </message>
    <message>
      <source>A place farther than this from any street gets no walk but a status.</source>
      <translation>Un lugar que esté más lejos de cualquier calle que esta distancia no obtiene recorrido, sino un estado.</translation>
    </message>
    <message>
      <source>A point layer, a table with coordinates (columns such as lat and lon are found), or a whole file of OpenStreetMap data (.osm.pbf, .osm, JSON of Overpass).</source>
      <translation>Una capa de puntos, una tabla con coordenadas (se encuentran columnas como lat y lon) o un archivo completo de datos de OpenStreetMap (.osm.pbf, .osm, JSON de Overpass).</translation>
    </message>
    <message>
      <source>A published model, or a general one. Poisson, quasi-poisson and negative binomial are for counts, per resident if the population is given; logistic is for whether the outcome is above the threshold; fractional logistic for a share from 0 to 1.</source>
      <translation>Un modelo publicado o uno general. poisson, quasi-poisson y negative binomial son para recuentos, por habitante si se indica la población; logistic es para saber si el resultado supera el umbral; fractional logistic, para una proporción de 0 a 1.</translation>
    </message>
    <message>
      <source>A range of {range} m on cells of {cell} m takes {size} x {size} cells per camera; the limit is {limit} x {limit}. Use a shorter range or larger cells.</source>
      <translation>Un alcance de {range} m con celdas de {cell} m requiere {size} x {size} celdas por cámara; el límite es {limit} x {limit}. Use un alcance menor o celdas más grandes.</translation>
    </message>
    <message>
      <source>A record sees something only where its count is at least this: half a camera, the median of two volunteers who disagree, is counted as it is but sees nothing. 0: every record sees.</source>
      <translation>Un registro ve algo solo donde su recuento es al menos este: media cámara, la mediana de dos voluntarios que discrepan, se cuenta tal cual pero no ve nada. 0: todos los registros ven.</translation>
    </message>
    <message>
      <source>A roof on posts: it does not block the view.</source>
      <translation>Un tejado sobre postes: no tapa la vista.</translation>
    </message>
    <message>
      <source>A row per place, with the columns of the published per-intersection file. Other columns of the input that are the same in all rows of each site are kept.</source>
      <translation>Una fila por lugar, con las columnas del archivo publicado por cruces. Se conservan las demás columnas de la entrada que son iguales en todas las filas de cada sitio.</translation>
    </message>
    <message>
      <source>A sensor, not a camera.</source>
      <translation>Un sensor, no una cámara.</translation>
    </message>
    <message>
      <source>A server cannot be asked for everything: say where.</source>
      <translation>No se puede pedir todo a un servidor: indique el lugar.</translation>
    </message>
    <message>
      <source>A station with an entrance this near, in a straight line, is not counted beside its entrances. 0 counts every row by itself. Without a field kind (or OpenStreetMap's railway) every row counts.</source>
      <translation>Una estación con una entrada así de cerca, en línea recta, no se cuenta además de sus entradas. Con 0, cada fila cuenta por sí sola. Sin un campo kind (o railway de OpenStreetMap), cuentan todas las filas.</translation>
    </message>
    <message>
      <source>A table or layer with one row per volunteer and site. Points are kept, one per place.</source>
      <translation>Una tabla o capa con una fila por voluntario y sitio. Los puntos se conservan, uno por lugar.</translation>
    </message>
    <message>
      <source>A table with a row for each feature and each camera that sees it.</source>
      <translation>Una tabla con una fila por cada entidad y cada cámara que la ve.</translation>
    </message>
    <message>
      <source>A table with a row for each line and each range.</source>
      <translation>Una tabla con una fila por cada línea y cada alcance.</translation>
    </message>
    <message>
      <source>A table with a row per volunteer: how often the counts are off the median, and by how much.</source>
      <translation>Una tabla con una fila por voluntario: con qué frecuencia los recuentos se apartan de la mediana, y cuánto.</translation>
    </message>
    <message>
      <source>A table: one row per check and coefficient. In a verdict each check counts once: Holm is one, whichever errors it is made with; a range, threshold or floor that changes nothing is none; naive errors and Benjamini-Hochberg are shown only. A check without an answer is never passed.</source>
      <translation>Una tabla: una fila por comprobación y coeficiente. En un veredicto, cada comprobación cuenta una vez: Holm es una sola, sean cuales sean los errores con que se haga; un alcance, umbral o mínimo que no cambia nada no es ninguna; los errores sin corregir y Benjamini-Hochberg solo se muestran. Una comprobación sin respuesta nunca se da por superada.</translation>
    </message>
    <message>
      <source>A table: one row per coefficient, with its verdict.</source>
      <translation>Una tabla: una fila por coeficiente, con su veredicto.</translation>
    </message>
    <message>
      <source>A walk of no length, which has no share in view.</source>
      <translation>Un recorrido sin longitud, que no tiene proporción a la vista.</translation>
    </message>
    <message>
      <source>A walk passes {most} places at most. Remove one first.</source>
      <translation>Un recorrido pasa por {most} lugares como máximo. Quite uno antes.</translation>
    </message>
    <message>
      <source>Add &amp;data…</source>
      <translation>Añadir &amp;datos…</translation>
    </message>
    <message>
      <source>Add OpenStreetMap layers</source>
      <translation>Añadir capas de OpenStreetMap</translation>
    </message>
    <message>
      <source>Add a place that the walk passes</source>
      <translation>Añadir un lugar por el que pasa el recorrido</translation>
    </message>
    <message>
      <source>Add cameras of Decode Surveillance NYC</source>
      <translation>Añadir las cámaras de Decode Surveillance NYC</translation>
    </message>
    <message>
      <source>Add census tracts (United States)</source>
      <translation>Añadir secciones censales (Estados Unidos)</translation>
    </message>
    <message>
      <source>Add data</source>
      <translation>Añadir datos</translation>
    </message>
    <message>
      <source>Add data…</source>
      <translation>Añadir datos…</translation>
    </message>
    <message>
      <source>Add open data of a city</source>
      <translation>Añadir datos abiertos de una ciudad</translation>
    </message>
    <message>
      <source>Add the walk, its pieces by cameras in view, and the cameras that see it to the project</source>
      <translation>Añadir al proyecto el recorrido, sus tramos según las cámaras que los ven y las cámaras que lo ven</translation>
    </message>
    <message>
      <source>Added to the project: “{title}”.</source>
      <translation>Añadido al proyecto: “{title}”.</translation>
    </message>
    <message>
      <source>Added to “{group}”: {layers}.</source>
      <translation>Añadido a “{group}”: {layers}.</translation>
    </message>
    <message>
      <source>Address of the Overpass server</source>
      <translation>Dirección del servidor Overpass</translation>
    </message>
    <message>
      <source>Address of the Overpass server: give one, such as {url}.</source>
      <translation>Dirección del servidor Overpass: indique una, como {url}.</translation>
    </message>
    <message>
      <source>Address of the file</source>
      <translation>Dirección del archivo</translation>
    </message>
    <message>
      <source>Address of the outlines</source>
      <translation>Dirección de los contornos</translation>
    </message>
    <message>
      <source>Address of the survey</source>
      <translation>Dirección de la encuesta</translation>
    </message>
    <message>
      <source>Addresses of the servers</source>
      <translation>Direcciones de los servidores</translation>
    </message>
    <message>
      <source>All areas are in one model, whatever their region.</source>
      <translation>Todas las áreas están en un solo modelo, sea cual sea su región.</translation>
    </message>
    <message>
      <source>All figures of this walk</source>
      <translation>Todas las cifras de este recorrido</translation>
    </message>
    <message>
      <source>All walks:</source>
      <translation>Todos los recorridos:</translation>
    </message>
    <message>
      <source>Alpha</source>
      <translation>Alfa</translation>
    </message>
    <message>
      <source>Also what watches no street</source>
      <translation>También lo que no vigila ninguna calle</translation>
    </message>
    <message>
      <source>Amnesty International, Decode Surveillance NYC, 2022. Licence CC BY-NC-ND 4.0: name the source, no commercial use, do not pass on changed versions.</source>
      <translation>Amnesty International, Decode Surveillance NYC, 2022. Licencia CC BY-NC-ND 4.0: cite la fuente, no haga uso comercial, no difunda versiones modificadas.</translation>
    </message>
    <message>
      <source>An answer that is announced, or grows, larger than this is refused, and nothing of it kept.</source>
      <translation>Una respuesta que se anuncia como mayor que esto, o llega a serlo, se rechaza y no se conserva nada de ella.</translation>
    </message>
    <message>
      <source>An estimate is the change in the log odds for one more of the term, all else in the model being equal; the ratio, exp(estimate), is how many times the odds. </source>
      <translation>Una estimación es el cambio en el logaritmo de las razones de probabilidad (log odds) por cada unidad más del término, a igualdad de todo lo demás en el modelo; la razón, exp(estimate), indica por cuánto se multiplican. </translation>
    </message>
    <message>
      <source>An estimate is the change in the log of the expected count for one more of the term, all else in the model being equal; the ratio, exp(estimate), is how many times as many. </source>
      <translation>Una estimación es el cambio en el logaritmo del recuento esperado por cada unidad más del término, con todo lo demás del modelo igual; la razón, exp(estimación), indica por cuánto se multiplica. </translation>
    </message>
    <message>
      <source>An expression that cameras must fulfil, such as "ownership" = 'public': the published figures are of public cameras alone. Empty for all.</source>
      <translation>Una expresión que las cámaras deben cumplir, como "ownership" = 'public': las cifras publicadas son solo de cámaras públicas. Vacío para usarlas todas.</translation>
    </message>
    <message>
      <source>An expression that points must fulfil, such as "year" = 2020, or one category of them.</source>
      <translation>Una expresión que los puntos deben cumplir, como "year" = 2020, o una sola categoría de ellos.</translation>
    </message>
    <message>
      <source>An expression that points must fulfil, such as "year" = 2020. Empty for all.</source>
      <translation>Una expresión que los puntos deben cumplir, como "year" = 2020. Vacío para usarlos todos.</translation>
    </message>
    <message>
      <source>An expression that streets must fulfil. As it stands, it leaves out what OpenStreetMap's tags, in fields of their own or packed into one such as other_tags, say is not for walking: motorways, what is closed or not there yet, and lines without a highway such as rails, rivers and borders. Of a layer that does not tell highways it keeps all but what foot or access say is closed. By bicycle or car it is, as it stands, the rule for these: is_cyclable() or is_drivable(). Empty for all.</source>
      <translation>Una expresión que deben cumplir las calles. Tal como está, deja fuera lo que según las etiquetas de OpenStreetMap, en campos propios o reunidas en uno como other_tags, no es para caminar: autopistas, lo que está cerrado o aún no existe, y líneas sin highway como vías de tren, ríos y fronteras. De una capa que no indica highway conserva todo salvo lo que foot o access dicen que está cerrado. En bicicleta o en coche es, tal como está, la regla para estos: is_cyclable() o is_drivable(). Vacía para todas.</translation>
    </message>
    <message>
      <source>An indoor camera, which watches no street.</source>
      <translation>Una cámara interior, que no vigila ninguna calle.</translation>
    </message>
    <message>
      <source>Another run is writing to {path} (process {pid} on {host}). Wait until it has ended, or choose another place. If none is at work, delete {lock}.</source>
      <translation>Otra ejecución está escribiendo en {path} (proceso {pid} en {host}). Espere a que termine o elija otro lugar. Si no hay ninguna en marcha, borre {lock}.</translation>
    </message>
    <message>
      <source>Answers are kept in your cache folder, and their date is told whenever they are used. Ticked: the server is asked again.</source>
      <translation>Las respuestas se guardan en su carpeta de caché, y se indica su fecha siempre que se usan. Marcado: se vuelve a consultar al servidor.</translation>
    </message>
    <message>
      <source>Application token</source>
      <translation>Token de aplicación</translation>
    </message>
    <message>
      <source>Area in view</source>
      <translation>Área a la vista</translation>
    </message>
    <message>
      <source>Area in view (m²)</source>
      <translation>Superficie a la vista (m²)</translation>
    </message>
    <message>
      <source>Area in view, {range}</source>
      <translation>Área a la vista, {range}</translation>
    </message>
    <message>
      <source>Area of the cells in view (m²)</source>
      <translation>Superficie de las celdas a la vista (m²)</translation>
    </message>
    <message>
      <source>Areas</source>
      <translation>Áreas</translation>
    </message>
    <message>
      <source>Areas among the top</source>
      <translation>Áreas entre las primeras</translation>
    </message>
    <message>
      <source>Areas are compared, not people: what holds for tracts need not hold for those who live in them.</source>
      <translation>Se comparan áreas, no personas: lo que vale para las secciones censales no tiene por qué valer para quienes viven en ellas.</translation>
    </message>
    <message>
      <source>Areas are neighbours within (m)</source>
      <translation>Distancia máxima entre áreas vecinas (m)</translation>
    </message>
    <message>
      <source>Areas in the model</source>
      <translation>Áreas en el modelo</translation>
    </message>
    <message>
      <source>Areas it is estimated from.</source>
      <translation>Áreas a partir de las que se estima.</translation>
    </message>
    <message>
      <source>Areas left out</source>
      <translation>Áreas omitidas</translation>
    </message>
    <message>
      <source>Areas measured</source>
      <translation>Áreas medidas</translation>
    </message>
    <message>
      <source>Areas no farther apart than this are neighbours, whose likeness is allowed for and tested. Areas with streets between them, such as blocks, need the width of a street; where fewer than half have a neighbour, what depends on neighbours is unanswered.</source>
      <translation>Las áreas que no distan entre sí más que esto son vecinas, y su parecido se tiene en cuenta y se comprueba. Las áreas con calles entre ellas, como las manzanas, necesitan la anchura de una calle; donde menos de la mitad tiene un área vecina, lo que depende de las áreas vecinas queda sin respuesta.</translation>
    </message>
    <message>
      <source>Areas of enough residents without a measure</source>
      <translation>Áreas con habitantes suficientes y sin medida</translation>
    </message>
    <message>
      <source>Areas of this rank and before are written; all that share the last rank are.</source>
      <translation>Se escriben las áreas hasta este puesto; también todas las que comparten el último.</translation>
    </message>
    <message>
      <source>Areas of too few or unknown residents</source>
      <translation>Áreas con muy pocos habitantes o un número desconocido</translation>
    </message>
    <message>
      <source>Areas ranked</source>
      <translation>Áreas clasificadas</translation>
    </message>
    <message>
      <source>Areas with fitted values and residuals</source>
      <translation>Áreas con valores ajustados y residuos</translation>
    </message>
    <message>
      <source>Areas with no more residents than this are left out: parks, airports. 250 is the published floor.</source>
      <translation>Se omiten las áreas con no más habitantes que estos: parques, aeropuertos. 250 es el mínimo publicado.</translation>
    </message>
    <message>
      <source>Areas with no more than {floor} residents are left out.</source>
      <translation>Se omiten las áreas con no más de {floor} habitantes.</translation>
    </message>
    <message>
      <source>Areas: {count} of the top areas are in the table and not on the map, {reason}.</source>
      <translation>Áreas: {count} de las primeras áreas están en la tabla y no en el mapa: {reason}.</translation>
    </message>
    <message>
      <source>As in the table of coefficients; unanswered where the check could not be made.</source>
      <translation>Como en la tabla de coeficientes; unanswered (sin respuesta) donde no se pudo hacer la comprobación.</translation>
    </message>
    <message>
      <source>Asian, Hispanic or not (B02001).</source>
      <translation>Asiáticos, hispanos o no (B02001).</translation>
    </message>
    <message>
      <source>Asian, not Hispanic (B03002).</source>
      <translation>Población asiática no hispana (B03002).</translation>
    </message>
    <message>
      <source>Ask again</source>
      <translation>Consultar de nuevo</translation>
    </message>
    <message>
      <source>Ask for one, which is free, at {page}, activate it, and give it under “Key”.</source>
      <translation>Solicite una, que es gratuita, en {page}, actívela e indíquela en “Clave”.</translation>
    </message>
    <message>
      <source>Asking for a quarter at a time.</source>
      <translation>Se solicita por cuartos.</translation>
    </message>
    <message>
      <source>Asking {host}.</source>
      <translation>Consultando a {host}.</translation>
    </message>
    <message>
      <source>Asking {host}…</source>
      <translation>Consultando a {host}…</translation>
    </message>
    <message>
      <source>Asks that server, now, in which counties the place above lies</source>
      <translation>Pregunta ahora a ese servidor en qué condados está el lugar de arriba</translation>
    </message>
    <message>
      <source>Asks whether surveillance, or counts such as police stops, go with who lives in an area, and then what a hostile reviewer would ask: which of the answers survive.
The three published models (Amnesty International 2022) are presets. “Published surveillance”: whether an area has more than 0.2 effective cameras per 1,000 residents, by the share of the groups, with a slope for each region. “Published stops”: stops per resident by effective cameras nearby and the share of the groups, each region by itself. “Published stop classes”: stops per resident in nine classes of surveillance, compared with the lowest. The others are general.
Outcome, predictors and covariates may name fields of the areas, and columns that are worked out here: “points” from the points, “group_share” from the groups, and from the cameras all measures of “Camera density per area”, such as eff_per_1000.
Beside every model stands its robustness: errors corrected for overdispersion and for neighbours being alike, several regions tested at once (Holm, Benjamini-Hochberg), Moran's I of the residuals, and other ranges, thresholds and floors. A coefficient is of areas, not of people, and no cause.</source>
      <translation>Pregunta si la vigilancia, o recuentos como los controles policiales, van de la mano de quién vive en un área, y después lo que preguntaría un revisor hostil: cuáles de las respuestas se mantienen.
Los tres modelos publicados (Amnistía Internacional 2022) son preajustes. “Published surveillance”: si un área tiene más de 0,2 cámaras efectivas por cada 1000 habitantes, según la proporción de los grupos, con una pendiente para cada región. “Published stops”: controles por habitante según las cámaras efectivas cercanas y la proporción de los grupos, cada región por separado. “Published stop classes”: controles por habitante en nueve clases de vigilancia, comparadas con la más baja. Los demás son generales.
El resultado, los predictores y las covariables pueden ser campos de las áreas y columnas que se calculan aquí: “points” a partir de los puntos, “group_share” a partir de los grupos y, a partir de las cámaras, todas las medidas de “Densidad de cámaras por área”, como eff_per_1000.
Junto a cada modelo figura su robustez: errores corregidos por sobredispersión y por la semejanza entre vecinas, varias regiones contrastadas a la vez (Holm, Benjamini-Hochberg), la I de Moran de los residuos, y otros alcances, umbrales y mínimos. Un coeficiente es de áreas, no de personas, y no es una causa.</translation>
    </message>
    <message>
      <source>Assumed where a camera has a direction, nothing says how wide it sees, and the field of view above is 360 degrees. 90 degrees is about a common 2.8 mm lens. It holds for domes and panning cameras, too: their direction is where they were seen to look. 360 for all around.</source>
      <translation>Se supone donde una cámara tiene una dirección, nada dice cuánto abarca su visión y el campo de visión de arriba es de 360 grados. 90 grados corresponden más o menos a una lente habitual de 2,8 mm. Vale también para domos y cámaras giratorias: su dirección es aquella hacia la que se las vio mirar. 360 para ver en todas las direcciones.</translation>
    </message>
    <message>
      <source>At how many places the volunteer's counts were used.</source>
      <translation>En cuántos lugares se usaron los recuentos del voluntario.</translation>
    </message>
    <message>
      <source>At most {limit} % longer than the shortest walk.</source>
      <translation>Como máximo un {limit} % más largo que el recorrido más corto.</translation>
    </message>
    <message>
      <source>At {metres}: {cameras}</source>
      <translation>En {metres}: {cameras}</translation>
    </message>
    <message>
      <source>Base map</source>
      <translation>Mapa base</translation>
    </message>
    <message>
      <source>Below ground: it does not block the view.</source>
      <translation>Bajo tierra: no tapa la vista.</translation>
    </message>
    <message>
      <source>Black, Hispanic or not (B02001).</source>
      <translation>Población negra, hispana o no (B02001).</translation>
    </message>
    <message>
      <source>Black, not Hispanic (B03002).</source>
      <translation>Población negra no hispana (B03002).</translation>
    </message>
    <message>
      <source>Build the expression</source>
      <translation>Construir la expresión</translation>
    </message>
    <message>
      <source>Building footprints that block the view. Without them each camera sees its whole disc.</source>
      <translation>Huellas de edificios que tapan la vista. Sin ellas, cada cámara ve todo su disco.</translation>
    </message>
    <message>
      <source>Buildings</source>
      <translation>Edificios</translation>
    </message>
    <message>
      <source>Buildings and their parts with heights, for viewsheds.</source>
      <translation>Edificios y sus partes con alturas, para cuencas visuales.</translation>
    </message>
    <message>
      <source>Buildings on terrain need their height: name it under “Height of the buildings”.</source>
      <translation>Los edificios sobre un terreno necesitan su altura: indíquela en “Altura de los edificios”.</translation>
    </message>
    <message>
      <source>Buildings that do not block the view</source>
      <translation>Edificios que no tapan la vista</translation>
    </message>
    <message>
      <source>Buildings with a height</source>
      <translation>Edificios con altura</translation>
    </message>
    <message>
      <source>Buildings without a usable shape</source>
      <translation>Edificios sin una forma que se pueda usar</translation>
    </message>
    <message>
      <source>Buildings: none is within reach of a camera, the nearest is {distance} away; each camera sees its whole disc. If that cannot be, look at the coordinate systems of both layers.</source>
      <translation>Edificios: ninguno está al alcance de una cámara, el más cercano está a {distance}; cada cámara ve su disco completo. Si eso no puede ser, compruebe los sistemas de coordenadas de ambas capas.</translation>
    </message>
    <message>
      <source>Buildings: none of “{layer}” is within reach of a camera.</source>
      <translation>Edificios: ninguno de “{layer}” está al alcance de una cámara.</translation>
    </message>
    <message>
      <source>Buildings: {count} do not block the view (below ground, open roofs, not there): their status is “no wall”.</source>
      <translation>Edificios: {count} no tapan la vista (bajo tierra, tejados abiertos, no están): su estado es “no wall”.</translation>
    </message>
    <message>
      <source>Buildings: {count} of {total} features of “{layer}” are left out, out of reach of every camera or without geometry.</source>
      <translation>Edificios: se omiten {count} de {total} entidades de “{layer}”, fuera del alcance de todas las cámaras o sin geometría.</translation>
    </message>
    <message>
      <source>Buildings: {count} only group others, which are there themselves.</source>
      <translation>Edificios: {count} solo agrupan a otros, que ya están por sí mismos.</translation>
    </message>
    <message>
      <source>By bicycle: how fast one rides, where no limit is lower; empty for {cycling:g}. By car: how fast one drives where nothing tells the speed; empty for the usual speed of the class of road, or {driving:g} where that is not known either.</source>
      <translation>En bicicleta: a qué velocidad se va donde ningún límite es menor; vacío para {cycling:g}. En coche: a qué velocidad se va donde nada indica la velocidad; vacío para la habitual de la clase de vía, o {driving:g} donde tampoco se conoce.</translation>
    </message>
    <message>
      <source>By the field “kind”.</source>
      <translation>Según el campo “kind”.</translation>
    </message>
    <message>
      <source>By the field “ownership”. The published figures are of public cameras alone.</source>
      <translation>Según el campo “ownership”. Las cifras publicadas son solo de cámaras públicas.</translation>
    </message>
    <message>
      <source>By way of</source>
      <translation>Pasando por</translation>
    </message>
    <message>
      <source>C&amp;lose</source>
      <translation>Ce&amp;rrar</translation>
    </message>
    <message>
      <source>Ca&amp;ncel</source>
      <translation>Ca&amp;ncelar</translation>
    </message>
    <message>
      <source>Camera</source>
      <translation>Cámara</translation>
    </message>
    <message>
      <source>Camera counts: one file, all of New York whatever the area.</source>
      <translation>Recuentos de cámaras: un archivo, toda Nueva York, sea cual sea el área.</translation>
    </message>
    <message>
      <source>Camera density</source>
      <translation>Densidad de cámaras</translation>
    </message>
    <message>
      <source>Camera density per area</source>
      <translation>Densidad de cámaras por área</translation>
    </message>
    <message>
      <source>Camera points with the standard fields, and tags.</source>
      <translation>Puntos de cámaras con los campos estándar y etiquetas.</translation>
    </message>
    <message>
      <source>Camera points with the standard fields.</source>
      <translation>Puntos de cámaras con los campos estándar.</translation>
    </message>
    <message>
      <source>Camera points, for the counts and, as discs, the views.</source>
      <translation>Puntos de cámaras, para los recuentos y, como discos, para lo que ven.</translation>
    </message>
    <message>
      <source>Camera points, to measure surveillance here, so that other ranges can be tried. Without them give areas that have been measured.</source>
      <translation>Puntos de cámaras, para medir aquí la vigilancia y poder probar otros alcances. Sin ellos, indique áreas ya medidas.</translation>
    </message>
    <message>
      <source>Camera points.</source>
      <translation>Puntos de cámaras.</translation>
    </message>
    <message>
      <source>Camera points. Each sees a disc of each range; its own range_m is ignored.</source>
      <translation>Puntos de cámaras. Cada una ve un disco de cada alcance; se ignora su propio range_m.</translation>
    </message>
    <message>
      <source>Camera points. Each sees a disc of the range given below, unless viewsheds are given.</source>
      <translation>Puntos de cámaras. Cada una ve un disco del alcance indicado abajo, salvo que se indiquen cuencas visuales.</translation>
    </message>
    <message>
      <source>Camera points; each sees a disc of the range below</source>
      <translation>Puntos de cámaras; cada una ve un disco del alcance de abajo</translation>
    </message>
    <message>
      <source>Camera positions</source>
      <translation>Posiciones de las cámaras</translation>
    </message>
    <message>
      <source>Camera positions: no camera of “{layer}” stands within its range of what it sees, the nearest is {distance} away. If that cannot be, look at the coordinate systems of both layers.</source>
      <translation>Posiciones de las cámaras: ninguna cámara de “{layer}” tiene lo que ve dentro de su alcance; la más cercana está a {distance}. Si eso no puede ser, compruebe los sistemas de coordenadas de ambas capas.</translation>
    </message>
    <message>
      <source>Camera positions: {lost} of {count} camera_id of the viewsheds are not in “{layer}”; distances to them are NULL.</source>
      <translation>Posiciones de las cámaras: {lost} de {count} camera_id de las cuencas visuales no están en “{layer}”; las distancias a ellas son NULL.</translation>
    </message>
    <message>
      <source>Camera ranges for the robustness, separated by commas. Needs cameras; each then sees a disc.</source>
      <translation>Alcances de las cámaras para la robustez, separados por comas. Necesita cámaras; cada una ve entonces un disco.</translation>
    </message>
    <message>
      <source>Camera survey, as recorded</source>
      <translation>Inventario de cámaras, tal como se registró</translation>
    </message>
    <message>
      <source>Camera viewsheds</source>
      <translation>Cuencas visuales de cámaras</translation>
    </message>
    <message>
      <source>Camera viewsheds, {range}</source>
      <translation>Cuencas visuales de cámaras, {range}</translation>
    </message>
    <message>
      <source>Cameras</source>
      <translation>Cámaras</translation>
    </message>
    <message>
      <source>Cameras at the place: the sum of the three attached medians.</source>
      <translation>Cámaras en el lugar: la suma de las tres medianas según su fijación.</translation>
    </message>
    <message>
      <source>Cameras attached to anything else</source>
      <translation>Cámaras fijadas a otra cosa</translation>
    </message>
    <message>
      <source>Cameras in any area</source>
      <translation>Cámaras en algún área</translation>
    </message>
    <message>
      <source>Cameras in the area and within the nearby distance of it.</source>
      <translation>Cámaras en el área y dentro de la distancia de cercanía a su alrededor.</translation>
    </message>
    <message>
      <source>Cameras in the area: the sum of count over distinct camera_id. One on a shared border counts in the first area, one in overlapping areas in each.</source>
      <translation>Cámaras en el área: la suma de count de los camera_id distintos. Una en un límite compartido cuenta en la primera área; una en áreas superpuestas, en cada una de ellas.</translation>
    </message>
    <message>
      <source>Cameras in view</source>
      <translation>Cámaras que ven cada lugar</translation>
    </message>
    <message>
      <source>Cameras in view all along the piece.</source>
      <translation>Cámaras que ven el tramo en toda su longitud.</translation>
    </message>
    <message>
      <source>Cameras in view along the walk</source>
      <translation>Cámaras que ven cada punto del recorrido</translation>
    </message>
    <message>
      <source>Cameras in view of places</source>
      <translation>Cámaras que ven lugares</translation>
    </message>
    <message>
      <source>Cameras in view per cell</source>
      <translation>Cámaras que ven cada celda</translation>
    </message>
    <message>
      <source>Cameras in view, {range}</source>
      <translation>Cámaras que ven cada lugar, {range}</translation>
    </message>
    <message>
      <source>Cameras moved out of a building</source>
      <translation>Cámaras desplazadas fuera de un edificio</translation>
    </message>
    <message>
      <source>Cameras of unknown ownership</source>
      <translation>Cámaras de titularidad desconocida</translation>
    </message>
    <message>
      <source>Cameras on buildings</source>
      <translation>Cámaras en edificios</translation>
    </message>
    <message>
      <source>Cameras on streets</source>
      <translation>Cámaras en calles</translation>
    </message>
    <message>
      <source>Cameras passed in a week: there and back, times the round trips a week.</source>
      <translation>Cámaras por las que se pasa en una semana: ida y vuelta, por los viajes de ida y vuelta a la semana.</translation>
    </message>
    <message>
      <source>Cameras passed on the way back, found by the same choice; NULL for the trade-offs between the two, which have no counterpart, and where there is no way back.</source>
      <translation>Cámaras por las que se pasa a la vuelta, hallada con la misma elección; NULL para las soluciones intermedias, que no tienen equivalente, y donde no hay camino de vuelta.</translation>
    </message>
    <message>
      <source>Cameras passed on the way there: the sum of count over distinct camera_id.</source>
      <translation>Cámaras por las que se pasa a la ida: la suma de count sobre los camera_id distintos.</translation>
    </message>
    <message>
      <source>Cameras passed: there / back / in a week</source>
      <translation>Cámaras por las que se pasa: ida / vuelta / a la semana</translation>
    </message>
    <message>
      <source>Cameras per 1,000 residents; NULL where nobody lives or the population is unknown.</source>
      <translation>Cámaras por cada 1000 habitantes; NULL donde no vive nadie o se desconoce la población.</translation>
    </message>
    <message>
      <source>Cameras per square kilometre of the area.</source>
      <translation>Cámaras por kilómetro cuadrado del área.</translation>
    </message>
    <message>
      <source>Cameras see {places} or the way to the street there. But for these, the least exposed walk has {metres} m in view.</source>
      <translation>Hay cámaras que ven {places} o el camino hasta la calle allí. Aparte de eso, el recorrido menos expuesto tiene {metres} m a la vista.</translation>
    </message>
    <message>
      <source>Cameras see {places} or the way to the street there. But for these, there is a walk out of view of the cameras recorded, at {range}.</source>
      <translation>Hay cámaras que ven {places} o el trayecto hasta la calle allí. Salvo por ellas, hay un recorrido fuera de la vista de las cámaras registradas, con {range}.</translation>
    </message>
    <message>
      <source>Cameras taken into account</source>
      <translation>Cámaras tenidas en cuenta</translation>
    </message>
    <message>
      <source>Cameras taken into account: {cameras} ({condition}).</source>
      <translation>Cámaras tenidas en cuenta: {cameras} ({condition}).</translation>
    </message>
    <message>
      <source>Cameras that nobody has recorded are in no figure, and where records were made may not be chance.</source>
      <translation>Las cámaras que nadie ha registrado no están en ninguna cifra, y el dónde se hicieron registros puede no ser casual.</translation>
    </message>
    <message>
      <source>Cameras that see it</source>
      <translation>Cámaras que lo ven</translation>
    </message>
    <message>
      <source>Cameras that see it: {count} places</source>
      <translation>Cámaras que lo ven: {count} lugares</translation>
    </message>
    <message>
      <source>Cameras that see some of it: the sum of count over distinct camera_id. A camera whose viewshed lies in several areas counts in each.</source>
      <translation>Cámaras que ven una parte: la suma de count de los camera_id distintos. Una cámara cuya cuenca visual se extiende por varias áreas cuenta en cada una.</translation>
    </message>
    <message>
      <source>Cameras that see some of the walk: the sum of count over distinct camera_id.</source>
      <translation>Cámaras que ven una parte del recorrido: la suma de count de los camera_id distintos.</translation>
    </message>
    <message>
      <source>Cameras that see the destination itself.</source>
      <translation>Cámaras que ven el propio destino.</translation>
    </message>
    <message>
      <source>Cameras that see the feature: the sum of count over distinct camera_id.</source>
      <translation>Cámaras que ven la entidad: la suma de count de los camera_id distintos.</translation>
    </message>
    <message>
      <source>Cameras that see the origin itself.</source>
      <translation>Cámaras que ven el propio origen.</translation>
    </message>
    <message>
      <source>Cameras that see the walk</source>
      <translation>Cámaras que ven el recorrido</translation>
    </message>
    <message>
      <source>Cameras that see the walks</source>
      <translation>Cámaras que ven los recorridos</translation>
    </message>
    <message>
      <source>Cameras that see the walks, {range}</source>
      <translation>Cámaras que ven los recorridos, {range}</translation>
    </message>
    <message>
      <source>Cameras used</source>
      <translation>Cámaras usadas</translation>
    </message>
    <message>
      <source>Cameras with a range_m of their own use it.</source>
      <translation>Las cámaras con un range_m propio lo usan.</translation>
    </message>
    <message>
      <source>Cameras with a viewshed</source>
      <translation>Cámaras con cuenca visual</translation>
    </message>
    <message>
      <source>Cameras without a viewshed</source>
      <translation>Cámaras sin cuenca visual</translation>
    </message>
    <message>
      <source>Cameras, as recorded</source>
      <translation>Cámaras, tal como se registraron</translation>
    </message>
    <message>
      <source>Cameras, as recorded: none of the {count} rows has a camera.</source>
      <translation>Cámaras, tal como se registraron: ninguna de las {count} filas tiene una cámara.</translation>
    </message>
    <message>
      <source>Cameras, as recorded: the points of “{layer}” are in several coordinate systems ({systems}). Bring them into one first.</source>
      <translation>Cámaras, tal como se registraron: los puntos de “{layer}” están en varios sistemas de coordenadas ({systems}). Páselos antes a uno solo.</translation>
    </message>
    <message>
      <source>Cameras, as recorded: “{layer}” has no points, and no columns such as lat and lon. Name them under “Longitude or easting” and “Latitude or northing”. It has: {known}.</source>
      <translation>Cámaras, tal como se registraron: “{layer}” no tiene puntos ni columnas como lat y lon. Indíquelas en “Longitud o coordenada este” y “Latitud o coordenada norte”. Tiene: {known}.</translation>
    </message>
    <message>
      <source>Cameras, as recorded: “{layer}” has no points. Use “Centroids” first.</source>
      <translation>Cámaras, tal como se registraron: “{layer}” no tiene puntos. Use antes “Centroides”.</translation>
    </message>
    <message>
      <source>Cameras, as recorded: “{layer}” looks like OpenStreetMap ({marked}), but has no tags that can be read. It has: {known}. If it is something else, choose the format “other”.</source>
      <translation>Cámaras, tal como se registraron: “{layer}” parece de OpenStreetMap ({marked}), pero no tiene etiquetas que se puedan leer. Tiene: {known}. Si es otra cosa, elija el formato “other”.</translation>
    </message>
    <message>
      <source>Cameras, as recorded: “{layer}” names a coordinate system that is not known.</source>
      <translation>Cámaras, tal como se registraron: “{layer}” indica un sistema de coordenadas que no se conoce.</translation>
    </message>
    <message>
      <source>Cameras, as recorded: “{layer}” was opened as one column, “{name}”. Open it with “Add delimited text layer”, and say there what divides its columns.</source>
      <translation>Cámaras, tal como se registraron: “{layer}” se abrió como una sola columna, “{name}”. Ábrala con “Añadir capa de texto delimitado” e indique allí qué separa sus columnas.</translation>
    </message>
    <message>
      <source>Cameras, streets and buildings of any place, from a file or a server</source>
      <translation>Cámaras, calles y edificios de cualquier lugar, de un archivo o de un servidor</translation>
    </message>
    <message>
      <source>Cameras, streets, buildings and people of any place, from a file or a server</source>
      <translation>Cámaras, calles, edificios y población de cualquier lugar, de un archivo o de un servidor</translation>
    </message>
    <message>
      <source>Cameras: none of them has a viewshed; see their message.</source>
      <translation>Cámaras: ninguna de ellas tiene cuenca visual; consulte su campo message.</translation>
    </message>
    <message>
      <source>Cameras: {count} guards, indoor cameras, dummies and the like watch no street. They are rows with the status “no view”, and left out of figures.</source>
      <translation>Cámaras: {count} vigilantes, cámaras interiores, cámaras falsas y similares no vigilan ninguna calle. Son filas con el estado “no view” y no entran en las cifras.</translation>
    </message>
    <message>
      <source>Canc&amp;el</source>
      <translation>Cancela&amp;r</translation>
    </message>
    <message>
      <source>Cancelled. Nothing was added.</source>
      <translation>Cancelado. No se añadió nada.</translation>
    </message>
    <message>
      <source>Cancelled. Nothing was changed.</source>
      <translation>Cancelado. No se cambió nada.</translation>
    </message>
    <message>
      <source>Cancelled. Nothing was written.</source>
      <translation>Cancelado. No se escribió nada.</translation>
    </message>
    <message>
      <source>Cancelling…</source>
      <translation>Cancelando…</translation>
    </message>
    <message>
      <source>Cannot use {place}: {reason}.</source>
      <translation>No se puede usar {place}: {reason}.</translation>
    </message>
    <message>
      <source>Category</source>
      <translation>Categoría</translation>
    </message>
    <message>
      <source>Caveats</source>
      <translation>Salvedades</translation>
    </message>
    <message>
      <source>Cell size (m)</source>
      <translation>Tamaño de celda (m)</translation>
    </message>
    <message>
      <source>Cell size over terrain (m)</source>
      <translation>Tamaño de celda sobre terreno (m)</translation>
    </message>
    <message>
      <source>Cells</source>
      <translation>Celdas</translation>
    </message>
    <message>
      <source>Cells in view</source>
      <translation>Celdas a la vista</translation>
    </message>
    <message>
      <source>Census tracts</source>
      <translation>Secciones censales</translation>
    </message>
    <message>
      <source>Census tracts (&amp;United States)</source>
      <translation>Secciones censales (Estados &amp;Unidos)</translation>
    </message>
    <message>
      <source>Census tracts, {years}: {group}</source>
      <translation>Secciones censales, {years}: {group}</translation>
    </message>
    <message>
      <source>Census tracts: about {count} requests, whole counties whatever the area.</source>
      <translation>Secciones censales: unas {count} peticiones, condados enteros sea cual sea el área.</translation>
    </message>
    <message>
      <source>Census tracts: choose a county, by its code or its name.</source>
      <translation>Secciones censales: elija un condado, por su código o su nombre.</translation>
    </message>
    <message>
      <source>Census tracts: {wrong} is no county code; each has five digits.</source>
      <translation>Secciones censales: {wrong} no es un código de condado; cada uno tiene cinco cifras.</translation>
    </message>
    <message>
      <source>Check</source>
      <translation>Comprobación</translation>
    </message>
    <message>
      <source>Check address and year.</source>
      <translation>Compruebe la dirección y el año.</translation>
    </message>
    <message>
      <source>Check domain and data set; the domain may not publish with Socrata.</source>
      <translation>Compruebe el dominio y el conjunto de datos; es posible que el dominio no publique con Socrata.</translation>
    </message>
    <message>
      <source>Check the address and the name of the data set.</source>
      <translation>Compruebe la dirección y el nombre del conjunto de datos.</translation>
    </message>
    <message>
      <source>Check the address and what you ask for.</source>
      <translation>Compruebe la dirección y lo que solicita.</translation>
    </message>
    <message>
      <source>Check the address of the service and the year.</source>
      <translation>Compruebe la dirección del servicio y el año.</translation>
    </message>
    <message>
      <source>Check the address, your connection and QGIS's proxy (Settings &gt; Options &gt; Network).</source>
      <translation>Compruebe la dirección, su conexión y el proxy de QGIS (Configuración &gt; Opciones &gt; Red).</translation>
    </message>
    <message>
      <source>Check the address.</source>
      <translation>Compruebe la dirección.</translation>
    </message>
    <message>
      <source>Check the address; a login page of your network may also stand in between.</source>
      <translation>Compruebe la dirección; también puede interponerse una página de inicio de sesión de su red.</translation>
    </message>
    <message>
      <source>Check the county codes, and whether there is a 5-year survey that ends in {year}.</source>
      <translation>Compruebe los códigos de condado y si hay una encuesta de 5 años que termine en {year}.</translation>
    </message>
    <message>
      <source>Check the county codes, such as 36061 for New York County (Manhattan), and the year.</source>
      <translation>Compruebe los códigos de condado, como 36061 para el condado de Nueva York (Manhattan), y el año.</translation>
    </message>
    <message>
      <source>Check the key, if you gave one.</source>
      <translation>Compruebe la clave, si indicó una.</translation>
    </message>
    <message>
      <source>Check the key.</source>
      <translation>Compruebe la clave.</translation>
    </message>
    <message>
      <source>Check year and service: the tracts must be those the survey counts by.</source>
      <translation>Compruebe el año y el servicio: las secciones censales deben ser aquellas por las que cuenta la encuesta.</translation>
    </message>
    <message>
      <source>Choose a layer of areas, and one of them.</source>
      <translation>Elija una capa de áreas y una de ellas.</translation>
    </message>
    <message>
      <source>Choose a layer of cameras, or one of viewsheds.</source>
      <translation>Elija una capa de cámaras o una de cuencas visuales.</translation>
    </message>
    <message>
      <source>Choose a layer of streets and one of cameras (or viewsheds).</source>
      <translation>Elija una capa de calles y una de cámaras (o de cuencas visuales).</translation>
    </message>
    <message>
      <source>Choose a layer of streets.</source>
      <translation>Elija una capa de calles.</translation>
    </message>
    <message>
      <source>Choose a smaller area, or download the file by other means and open it here.</source>
      <translation>Elija un área más pequeña, o descargue el archivo por otros medios y ábralo aquí.</translation>
    </message>
    <message>
      <source>Choose a smaller area.</source>
      <translation>Elija un área más pequeña.</translation>
    </message>
    <message>
      <source>Choose a smaller one or fewer layers, or download an extract (.osm.pbf) and open that.</source>
      <translation>Elija una más pequeña o menos capas, o descargue un extracto (.osm.pbf) y ábralo.</translation>
    </message>
    <message>
      <source>Choose a smaller one, or download an extract (.osm.pbf) of the region and open that.</source>
      <translation>Elija una menor, o descargue un extracto (.osm.pbf) de la región y ábralo.</translation>
    </message>
    <message>
      <source>Choose an area of “{layer}”.</source>
      <translation>Elija un área de “{layer}”.</translation>
    </message>
    <message>
      <source>Choose an extent, or a smaller one.</source>
      <translation>Elija una extensión o una más pequeña.</translation>
    </message>
    <message>
      <source>Choose another extent or other layers.</source>
      <translation>Elija otra extensión u otras capas.</translation>
    </message>
    <message>
      <source>Choose another extent.</source>
      <translation>Elija otra extensión.</translation>
    </message>
    <message>
      <source>Choose another place, or type the codes.</source>
      <translation>Elija otro lugar o escriba los códigos.</translation>
    </message>
    <message>
      <source>Choose at least one layer to make.</source>
      <translation>Elija al menos una capa que crear.</translation>
    </message>
    <message>
      <source>Choose one with a width and a height, which does not cross 180° of longitude.</source>
      <translation>Elija una con anchura y altura, que no cruce los 180° de longitud.</translation>
    </message>
    <message>
      <source>Choose where the walk ends.</source>
      <translation>Elija dónde termina el recorrido.</translation>
    </message>
    <message>
      <source>Choose where the walk starts and ends.</source>
      <translation>Elija dónde empieza y termina el recorrido.</translation>
    </message>
    <message>
      <source>Choose where the walk starts.</source>
      <translation>Elija dónde empieza el recorrido.</translation>
    </message>
    <message>
      <source>Clear all places</source>
      <translation>Borrar todos los lugares</translation>
    </message>
    <message>
      <source>Click on the &amp;map</source>
      <translation>&amp;Hacer clic en el mapa</translation>
    </message>
    <message>
      <source>Click on the map where the walk ends; Esc ends.</source>
      <translation>Haga clic en el mapa donde termina el recorrido; Esc para salir.</translation>
    </message>
    <message>
      <source>Click on the map where the walk is to pass; Esc ends.</source>
      <translation>Haga clic en el mapa por donde debe pasar el recorrido; Esc para salir.</translation>
    </message>
    <message>
      <source>Click on the map where the walk starts; Esc ends.</source>
      <translation>Haga clic en el mapa donde empieza el recorrido; Esc para salir.</translation>
    </message>
    <message>
      <source>Click shows a camera on the map, a double click or Enter goes there</source>
      <translation>Un clic muestra una cámara en el mapa; un doble clic o Intro lleva hasta ella</translation>
    </message>
    <message>
      <source>Co&amp;py figures</source>
      <translation>Co&amp;piar cifras</translation>
    </message>
    <message>
      <source>Coefficient, in half widths of its interval as modelled (dark); other choices (light)</source>
      <translation>Coeficiente, en semianchuras de su intervalo según el modelo (oscuro); otras elecciones (claro)</translation>
    </message>
    <message>
      <source>Coefficients</source>
      <translation>Coeficientes</translation>
    </message>
    <message>
      <source>Coefficients that are significant as modelled</source>
      <translation>Coeficientes significativos según el modelo</translation>
    </message>
    <message>
      <source>Coefficients that survive every check</source>
      <translation>Coeficientes que se mantienen en todas las comprobaciones</translation>
    </message>
    <message>
      <source>Coefficients with 95 % intervals: as modelled, and with every other choice tried.</source>
      <translation>Coeficientes con intervalos del 95 %: según el modelo y con cada una de las demás opciones probadas.</translation>
    </message>
    <message>
      <source>Consensus of volunteers' counts</source>
      <translation>Consenso de los recuentos de voluntarios</translation>
    </message>
    <message>
      <source>Consensus per site</source>
      <translation>Consenso por sitio</translation>
    </message>
    <message>
      <source>Coordinate system of a table</source>
      <translation>Sistema de coordenadas de una tabla</translation>
    </message>
    <message>
      <source>Coordinate system of a table: there is none called {name}.</source>
      <translation>Sistema de coordenadas de una tabla: no hay ninguno llamado {name}.</translation>
    </message>
    <message>
      <source>Copy the figures as text, with what they hold for</source>
      <translation>Copiar las cifras como texto, con las condiciones para las que valen</translation>
    </message>
    <message>
      <source>Could not use {values}.</source>
      <translation>No se pudo usar: {values}.</translation>
    </message>
    <message>
      <source>Council districts</source>
      <translation>Distritos municipales</translation>
    </message>
    <message>
      <source>Count of {what}</source>
      <translation>Recuento de {what}</translation>
    </message>
    <message>
      <source>Count points per area</source>
      <translation>Contar puntos por área</translation>
    </message>
    <message>
      <source>Counties of the place</source>
      <translation>Condados del lugar</translation>
    </message>
    <message>
      <source>Counts are per resident (the log of the population is an offset).</source>
      <translation>Los recuentos son por habitante (el logaritmo de la población es un offset).</translation>
    </message>
    <message>
      <source>Counts for each point, line or area the cameras that see it, and lists them.
A point is seen where it lies in a viewshed or on its outline; a line or an area where some of it does, more than a touch. Viewsheds are open ground: a building's own footprint is not in view, the pavement before it is.
Viewsheds do not say where their cameras stand. Distances need the layer of cameras as well; without it they are NULL.</source>
      <translation>Cuenta, para cada punto, línea o área, las cámaras que lo ven, y las enumera.
Un punto se ve si está en una cuenca visual o en su contorno; una línea o un área, si lo está una parte, más que un simple contacto. Las cuencas visuales son espacio abierto: la propia huella de un edificio no está a la vista; la acera que tiene delante, sí.
Las cuencas visuales no dicen dónde están sus cámaras. Las distancias necesitan además la capa de cámaras; sin ella son NULL.</translation>
    </message>
    <message>
      <source>Counts points, such as police stops, in each area: all of them and, if a category is given, those of each category or year.
Each point counts once: on a shared border, or where areas overlap, in the first area of the layer. Points in no area are told, not counted. “Equity analysis” counts in the same way.</source>
      <translation>Cuenta puntos, como controles policiales, en cada área: todos ellos y, si se indica una categoría, los de cada categoría o año.
Cada punto cuenta una vez: en un límite compartido, o donde se superponen áreas, en la primera área de la capa. Los puntos que no están en ningún área se comunican, pero no se cuentan. “Análisis de equidad” cuenta de la misma manera.</translation>
    </message>
    <message>
      <source>Counts, cell by cell, the cameras that see the cell's centre: the sum of count over distinct camera_id, rounded (a half up), 65535 at most. 0 is no camera; there is no nodata.
The raster is a GeoTIFF in the working coordinate system, in metres, which the log and the layer's metadata name; its cells are squares whose edges are multiples of their size, so that rasters of one size and system fit on each other. A cell whose centre lies exactly on an outline is in view from one of its sides only.
Time and size grow with the number of cells. More than 4 billion are refused.</source>
      <translation>Cuenta, celda por celda, las cámaras que ven el centro de la celda: la suma de count de los camera_id distintos, redondeada (los medios, hacia arriba), 65535 como máximo. 0 es ninguna cámara; no hay valor de nodata.
El ráster es un GeoTIFF en el sistema de coordenadas de trabajo, en metros, que se nombra en el registro y en los metadatos de la capa; sus celdas son cuadrados cuyos bordes son múltiplos de su tamaño, de modo que los rásteres del mismo tamaño y sistema encajan entre sí. Una celda cuyo centro está exactamente en un contorno solo está a la vista desde uno de sus lados.
El tiempo y el tamaño crecen con el número de celdas. Más de 4000 millones se rechazan.</translation>
    </message>
    <message>
      <source>County codes</source>
      <translation>Códigos de condado</translation>
    </message>
    <message>
      <source>County codes: give at least one, such as 36061 for Manhattan.</source>
      <translation>Códigos de condado: indique al menos uno, como 36061 para Manhattan.</translation>
    </message>
    <message>
      <source>County codes: {wrong} is none; each has five digits, such as 36061.</source>
      <translation>Códigos de condado: {wrong} no es ninguno; cada uno tiene cinco dígitos, como 36061.</translation>
    </message>
    <message>
      <source>Covariates</source>
      <translation>Covariables</translation>
    </message>
    <message>
      <source>Coverage and density</source>
      <translation>Cobertura y densidad</translation>
    </message>
    <message>
      <source>Cut at the edge of the extract: {members} is not in the file, or not as a whole.</source>
      <translation>Cortado en el borde del extracto: {members} no está en el archivo, o no por completo.</translation>
    </message>
    <message>
      <source>Cut at the edge of the extract: {missing} of its {count} nodes are not in the file.</source>
      <translation>Cortado en el borde del extracto: {missing} de sus {count} nodos no están en el archivo.</translation>
    </message>
    <message>
      <source>Data</source>
      <translation>Datos</translation>
    </message>
    <message>
      <source>Data around {place}</source>
      <translation>Datos alrededor de {place}</translation>
    </message>
    <message>
      <source>Data set, for “other”</source>
      <translation>Conjunto de datos, para “other”</translation>
    </message>
    <message>
      <source>Data set: “{given}” is no id; one looks like 5zhs-2jue, at the end of its page's address.</source>
      <translation>Conjunto de datos: “{given}” no es un identificador; uno se parece a 5zhs-2jue, al final de la dirección de su página.</translation>
    </message>
    <message>
      <source>Dates</source>
      <translation>Fechas</translation>
    </message>
    <message>
      <source>Degrees of freedom</source>
      <translation>Grados de libertad</translation>
    </message>
    <message>
      <source>Detour</source>
      <translation>Desvío</translation>
    </message>
    <message>
      <source>Deviance</source>
      <translation>Devianza</translation>
    </message>
    <message>
      <source>Direction (degrees clockwise from north)</source>
      <translation>Dirección (grados en sentido horario desde el norte)</translation>
    </message>
    <message>
      <source>Dispersion</source>
      <translation>Dispersión</translation>
    </message>
    <message>
      <source>Distinct site_id in the area.</source>
      <translation>site_id distintos en el área.</translation>
    </message>
    <message>
      <source>Distinct site_id of these cameras.</source>
      <translation>site_id distintos de estas cámaras.</translation>
    </message>
    <message>
      <source>Does not survive ({p} as modelled): {reasons}.</source>
      <translation>No se mantiene ({p} según el modelo): {reasons}.</translation>
    </message>
    <message>
      <source>Domai&amp;n</source>
      <translation>Domi&amp;nio</translation>
    </message>
    <message>
      <source>Domain, for “other”</source>
      <translation>Dominio, para “other”</translation>
    </message>
    <message>
      <source>Domain: give the one the data set is published under.</source>
      <translation>Dominio: indique aquel en el que se publica el conjunto de datos.</translation>
    </message>
    <message>
      <source>Downloads Amnesty International's published camera counts of New York, one row per intersection (Decode Surveillance NYC, 2022), and turns them into a layer with the standard camera fields.
It asks raw.githubusercontent.com for the one file, unless another address is given, and tells it nothing else.
The data are Amnesty International's, under CC BY-NC-ND 4.0: name the source, no commercial use, do not pass on changed versions. That is why they do not come with the plugin.</source>
      <translation>Descarga los recuentos de cámaras de Nueva York publicados por Amnistía Internacional, una fila por cruce (Decode Surveillance NYC, 2022), y los convierte en una capa con los campos estándar de cámaras.
Pide ese único archivo a raw.githubusercontent.com, salvo que se indique otra dirección, y no le comunica nada más.
Los datos son de Amnistía Internacional, con licencia CC BY-NC-ND 4.0: cite la fuente, sin uso comercial, no difunda versiones modificadas. Por eso no vienen con el complemento.</translation>
    </message>
    <message>
      <source>Downloads a data set that a city, county or state publishes with Socrata (Tyler Data &amp; Insights), such as New York's buildings with their heights, council districts and subway stations.
It asks the domain of that data set alone (for New York data.cityofnewyork.us or data.ny.gov), and tells it the extent, if one is given. Licence and date are what the publisher states.
Data published otherwise need no tool: QGIS opens most of them as they are.</source>
      <translation>Descarga un conjunto de datos que una ciudad, un condado o un estado publica con Socrata (Tyler Data &amp; Insights), como los edificios de Nueva York con sus alturas, los distritos municipales y las estaciones de metro.
Solo se dirige al dominio de ese conjunto de datos (para Nueva York, data.cityofnewyork.us o data.ny.gov) y le comunica la extensión, si se indica una. La licencia y la fecha son las que declara quien lo publica.
Los datos publicados de otra forma no necesitan ninguna herramienta: QGIS abre la mayoría de ellos tal como están.</translation>
    </message>
    <message>
      <source>Downloads the census tracts of counties of the United States, with population, race, ethnicity, income and their margins of error.
It asks two servers of the US Census Bureau, tigerweb.geo.census.gov for the outlines and api.census.gov for the American Community Survey (ACS), and tells them the counties and the year, nothing else. The data are in the public domain.
Surveys that end in 2010 to 2019 count by the tracts of 2010, later ones by those of 2020. Tracts reach into the water, as the Census draws them; those of water alone are left out. For other countries no tool is needed: any area layer that QGIS opens will do.</source>
      <translation>Descarga las secciones censales de condados de Estados Unidos, con población, raza, etnia, ingresos y sus márgenes de error.
Pregunta a dos servidores de la Oficina del Censo de EE. UU., tigerweb.geo.census.gov para los contornos y api.census.gov para la American Community Survey (ACS), y les comunica los condados y el año, nada más. Los datos son de dominio público.
Las encuestas que terminan entre 2010 y 2019 usan las secciones de 2010; las posteriores, las de 2020. Las secciones se adentran en el agua, tal como las dibuja el Censo; las que solo tienen agua se omiten. Para otros países no hace falta ninguna herramienta: sirve cualquier capa de áreas que QGIS pueda abrir.</translation>
    </message>
    <message>
      <source>Dra&amp;w the box…</source>
      <translation>Dibu&amp;jar el rectángulo…</translation>
    </message>
    <message>
      <source>Drag a box on the map; Esc goes back.</source>
      <translation>Arrastre un rectángulo en el mapa; Esc para volver.</translation>
    </message>
    <message>
      <source>Draw the box on the map.</source>
      <translation>Dibuje el rectángulo en el mapa.</translation>
    </message>
    <message>
      <source>Draws from the margins of error</source>
      <translation>Sorteos a partir de los márgenes de error</translation>
    </message>
    <message>
      <source>Drive, {name}</source>
      <translation>En coche, {name}</translation>
    </message>
    <message>
      <source>Each check changes one thing. What stands them one by one may fall to several at once, or to one that was not made.</source>
      <translation>Cada comprobación cambia una sola cosa. Lo que se mantiene en ellas una a una puede no mantenerse en varias a la vez, o en una que no se hizo.</translation>
    </message>
    <message>
      <source>Each point is an area, the line joins means of up to ten equal groups of them. The highest 2 % of values are drawn at the top.</source>
      <translation>Cada punto es un área; la línea une las medias de hasta diez grupos iguales de ellas. El 2 % de los valores más altos se dibuja en el borde superior.</translation>
    </message>
    <message>
      <source>Each region has a model of its own.</source>
      <translation>Cada región tiene un modelo propio.</translation>
    </message>
    <message>
      <source>Each viewshed divided by the level a camera reaches there, finest first. Not for “Area in view”: that takes the viewsheds. Needs the focal length.</source>
      <translation>Cada cuenca visual dividida según el nivel que la cámara alcanza en cada parte, del más fino al menos fino. No sirve para “Área a la vista”, que usa las cuencas visuales. Necesita la distancia focal.</translation>
    </message>
    <message>
      <source>Effective cameras</source>
      <translation>Cámaras efectivas</translation>
    </message>
    <message>
      <source>Effective cameras in the area grown by the nearby distance, per 1,000 residents. There if cameras are given.</source>
      <translation>Cámaras efectivas en el área ampliada en la distancia de cercanía, por cada 1000 habitantes. Existe si se indican cámaras.</translation>
    </message>
    <message>
      <source>Effective cameras in the grown area per 1,000 residents of the area; NULL where nobody lives or the population is unknown.</source>
      <translation>Cámaras efectivas en el área ampliada por cada 1000 habitantes del área; NULL donde no vive nadie o se desconoce la población.</translation>
    </message>
    <message>
      <source>Effective cameras per 1,000 residents</source>
      <translation>Cámaras efectivas por cada 1000 habitantes</translation>
    </message>
    <message>
      <source>Effective cameras per 1,000 residents. There if cameras are given.</source>
      <translation>Cámaras efectivas por cada 1000 habitantes. Existe si se indican cámaras.</translation>
    </message>
    <message>
      <source>Effective cameras per 1,000 residents; NULL where nobody lives or the population is unknown.</source>
      <translation>Cámaras efectivas por cada 1000 habitantes; NULL donde no vive nadie o se desconoce la población.</translation>
    </message>
    <message>
      <source>Effective cameras: ground in view within the area, divided by pi times the range squared.</source>
      <translation>Cámaras efectivas: suelo a la vista dentro del área, dividido entre el producto de pi y el cuadrado del alcance.</translation>
    </message>
    <message>
      <source>Empty for that of the raster.</source>
      <translation>Vacío para usar el del ráster.</translation>
    </message>
    <message>
      <source>Entrance</source>
      <translation>Entrada</translation>
    </message>
    <message>
      <source>Entrances of a station within (m)</source>
      <translation>Entradas de una estación a menos de (m)</translation>
    </message>
    <message>
      <source>Equity analysis</source>
      <translation>Análisis de equidad</translation>
    </message>
    <message>
      <source>Error</source>
      <translation>Error</translation>
    </message>
    <message>
      <source>Estimate</source>
      <translation>Estimación</translation>
    </message>
    <message>
      <source>Estimate over error: z, for the quasi-Poisson t.</source>
      <translation>Estimación dividida entre el error: z; para el cuasi-Poisson, t.</translation>
    </message>
    <message>
      <source>Estimate, and p value in brackets; strong where p is under 0.05. For margins of error the estimate is the median of the draws. Errors and intervals are in the table of robustness.</source>
      <translation>Estimación y, entre paréntesis, valor p; en negrita donde p es menor que 0.05. Para los márgenes de error, la estimación es la mediana de los sorteos. Los errores e intervalos están en la tabla de robustez.</translation>
    </message>
    <message>
      <source>Even its sign turns: {checks}.</source>
      <translation>Incluso cambia su signo: {checks}.</translation>
    </message>
    <message>
      <source>Every check</source>
      <translation>Todas las comprobaciones</translation>
    </message>
    <message>
      <source>Exposure by range</source>
      <translation>Exposición según el alcance</translation>
    </message>
    <message>
      <source>Exposure by range, {range}</source>
      <translation>Exposición según el alcance, {range}</translation>
    </message>
    <message>
      <source>Exposure of walks</source>
      <translation>Exposición de recorridos</translation>
    </message>
    <message>
      <source>Exposure of walks by range</source>
      <translation>Exposición de recorridos según el alcance</translation>
    </message>
    <message>
      <source>Expression for {name}. {meaning}</source>
      <translation>Expresión para {name}. {meaning}</translation>
    </message>
    <message>
      <source>Extent</source>
      <translation>Extensión</translation>
    </message>
    <message>
      <source>Extent: a server is asked for one; choose it.</source>
      <translation>Extensión: un servidor necesita una; elíjala.</translation>
    </message>
    <message>
      <source>Extent: it has no area, or lies outside its coordinate system. Choose another one.</source>
      <translation>Extensión: no tiene superficie o queda fuera de su sistema de coordenadas. Elija otra.</translation>
    </message>
    <message>
      <source>Extent: no viewshed reaches into it, the nearest is {distance} away; every cell will be 0.</source>
      <translation>Extensión: ninguna cuenca visual llega a ella, la más cercana está a {distance}; todas las celdas serán 0.</translation>
    </message>
    <message>
      <source>Farthest move out of a building (m)</source>
      <translation>Desplazamiento máximo fuera de un edificio (m)</translation>
    </message>
    <message>
      <source>Features</source>
      <translation>Entidades</translation>
    </message>
    <message>
      <source>Features in view</source>
      <translation>Entidades a la vista</translation>
    </message>
    <message>
      <source>Features left out</source>
      <translation>Entidades omitidas</translation>
    </message>
    <message>
      <source>Features made</source>
      <translation>Entidades creadas</translation>
    </message>
    <message>
      <source>Features used</source>
      <translation>Entidades usadas</translation>
    </message>
    <message>
      <source>Features with a value that could not be used</source>
      <translation>Entidades con un valor que no se pudo usar</translation>
    </message>
    <message>
      <source>Features without a usable shape</source>
      <translation>Entidades sin forma que se pueda usar</translation>
    </message>
    <message>
      <source>Fewest volunteers per site</source>
      <translation>Mínimo de voluntarios por sitio</translation>
    </message>
    <message>
      <source>Field of one-way streets</source>
      <translation>Campo de calles de sentido único</translation>
    </message>
    <message>
      <source>Field of the destinations for pairing</source>
      <translation>Campo de los destinos para emparejar</translation>
    </message>
    <message>
      <source>Field of the origins for pairing</source>
      <translation>Campo de los orígenes para emparejar</translation>
    </message>
    <message>
      <source>Field of the places' names</source>
      <translation>Campo de los nombres de los lugares</translation>
    </message>
    <message>
      <source>Field of the speed (km/h)</source>
      <translation>Campo de la velocidad (km/h)</translation>
    </message>
    <message>
      <source>Field of view of cameras with a direction (degrees)</source>
      <translation>Campo de visión de las cámaras con dirección (grados)</translation>
    </message>
    <message>
      <source>Fields of the input replaced by results of the same name: {names}.</source>
      <translation>Campos de la entrada sustituidos por resultados del mismo nombre: {names}.</translation>
    </message>
    <message>
      <source>Fields of view such as 0-90;180-270; overrides direction and width. Of several directions in OpenStreetMap without a width each counts as 90 degrees wide.</source>
      <translation>Campos de visión como 0-90;180-270; prevalece sobre la dirección y la anchura. Si en OpenStreetMap hay varias direcciones sin anchura, cada una cuenta como de 90 grados de ancho.</translation>
    </message>
    <message>
      <source>Fields of “{output}”</source>
      <translation>Campos de “{output}”</translation>
    </message>
    <message>
      <source>Fields or expressions, separated by semicolons, such as group_share; "rent" / 1000. If empty: group_share, and for counts eff_nearby_per_1000, too, as far as groups and cameras are given.</source>
      <translation>Campos o expresiones, separados por punto y coma, como group_share; "rent" / 1000. Si está vacío: group_share y, para recuentos, también eff_nearby_per_1000, en la medida en que se indiquen grupos y cámaras.</translation>
    </message>
    <message>
      <source>Fields or expressions, separated by semicolons, to be held constant: one slope for all regions.</source>
      <translation>Campos o expresiones, separados por punto y coma, que se mantienen constantes: una sola pendiente para todas las regiones.</translation>
    </message>
    <message>
      <source>Find walks between places</source>
      <translation>Buscar recorridos entre lugares</translation>
    </message>
    <message>
      <source>Finds the walk from every station (or station entrance) around a site to it, measures how much of each is in view of cameras, and sums it up: what share of the way to a protest is watched?
Stations are taken within a distance in a straight line. Where the layer tells entrances from stations (in a field kind as “Add OpenStreetMap layers” writes it, or by OpenStreetMap's tag railway), people are taken to come out of the entrances: a station with an entrance nearby gets its walk, but is not counted in the summary beside its entrances. The figures hold for the range and for the cameras recorded.</source>
      <translation>Busca el recorrido desde cada estación (o entrada de estación) alrededor de un sitio hasta este, mide qué parte de cada uno está a la vista de cámaras y lo resume: ¿qué proporción del camino a una protesta está vigilada?
Las estaciones se toman dentro de una distancia en línea recta. Donde la capa distingue las entradas de las estaciones (en un campo kind, como lo escribe “Añadir capas de OpenStreetMap”, o por la etiqueta railway de OpenStreetMap), se supone que la gente sale por las entradas: una estación con una entrada cercana obtiene su recorrido, pero no se cuenta en el resumen además de sus entradas. Las cifras valen para el alcance y para las cámaras registradas.</translation>
    </message>
    <message>
      <source>Finds the walks between all places of a list, such as a city's sights, and measures how much of each is in view of cameras: as lines, as a matrix of shares, and the extremes.
People may walk every street both ways, so each pair is walked once; by bicycle and car each way is found for itself. The figures hold for the range and for the cameras known.</source>
      <translation>Busca los recorridos a pie entre todos los lugares de una lista, como los sitios de interés de una ciudad, y mide cuánto de cada uno está a la vista de cámaras: como líneas, como matriz de proporciones y los extremos.
A pie toda calle se recorre en ambos sentidos, así que cada par se recorre una vez; en bicicleta y en coche cada sentido se busca por separado. Las cifras valen para el alcance y para las cámaras conocidas.</translation>
    </message>
    <message>
      <source>Finds walks between places on a street network and measures how much of each is in view of cameras: the shortest, the least exposed, or every trade-off between the two.
The trade-offs are exact: no walk on the network is both shorter and less in view than one of them. Where the least exposed walk is in view nevertheless, there is no walk out of view, and the message says so. What is said holds for the cameras recorded and for their range: there may be others.
Streets are joined where they share a vertex, so that bridges do not meet the streets below. A place enters the network at the nearest point of any street, or, where this street is cut off from the way to the other place, of the next part within reach; the straight legs there and from there are part of the walk, its length and its exposure, and are reported. They may lead through a building, where no viewshed made with buildings reaches.</source>
      <translation>Busca recorridos entre lugares en una red de calles y mide qué parte de cada uno está a la vista de cámaras: el más corto, el menos expuesto o todos los equilibrios entre ambos.
Los equilibrios son exactos: ningún recorrido de la red es a la vez más corto y menos a la vista que uno de ellos. Si, aun así, el recorrido menos expuesto está a la vista, no hay ningún recorrido fuera de la vista, y el mensaje lo indica. Lo que se indica vale para las cámaras registradas y para su alcance: puede haber otras.
Las calles se unen donde comparten un vértice, de modo que los puentes no se encuentran con las calles de debajo. Un lugar entra en la red por el punto más cercano de cualquier calle o, si esa calle está aislada del camino hasta el otro lugar, de la siguiente parte que esté a su alcance; los trayectos rectos hasta allí y desde allí forman parte del recorrido, de su longitud y de su exposición, y se indican. Pueden atravesar un edificio, adonde no llega ninguna cuenca visual creada con edificios.</translation>
    </message>
    <message>
      <source>Fitted</source>
      <translation>Ajustado</translation>
    </message>
    <message>
      <source>Five digits each, with commas between: two of the state, three of the county (FIPS codes). New York City is 36005, 36047, 36061, 36081, 36085.</source>
      <translation>Cinco dígitos cada uno, separados por comas: dos del estado y tres del condado (códigos FIPS). La ciudad de Nueva York es 36005, 36047, 36061, 36081, 36085.</translation>
    </message>
    <message>
      <source>Floors of population to try</source>
      <translation>Mínimos de población que probar</translation>
    </message>
    <message>
      <source>Focal length (mm)</source>
      <translation>Distancia focal (mm)</translation>
    </message>
    <message>
      <source>Footpath</source>
      <translation>Camino peatonal</translation>
    </message>
    <message>
      <source>Footprints, which are no open ground. Used with the study area.</source>
      <translation>Huellas, que no son espacio abierto. Se usan con el área de estudio.</translation>
    </message>
    <message>
      <source>For a table: expression for the x coordinate.</source>
      <translation>Para una tabla: expresión de la coordenada x.</translation>
    </message>
    <message>
      <source>For a table: expression for the y coordinate.</source>
      <translation>Para una tabla: expresión de la coordenada y.</translation>
    </message>
    <message>
      <source>For a table: the system its coordinates are in.</source>
      <translation>Para una tabla: el sistema en que están sus coordenadas.</translation>
    </message>
    <message>
      <source>For buildings that give the number of their storeys and no height.</source>
      <translation>Para edificios que indican su número de plantas y no su altura.</translation>
    </message>
    <message>
      <source>For the cameras passed in a week: those on the way there and on the way back, so many times.</source>
      <translation>Para las cámaras por las que se pasa en una semana: las de la ida y las de la vuelta, tantas veces.</translation>
    </message>
    <message>
      <source>For the logistic model: an area counts as surveilled if its outcome is above this.</source>
      <translation>Para el modelo logístico: un área cuenta como vigilada si su resultado es mayor que esto.</translation>
    </message>
    <message>
      <source>For the matrix and the messages.</source>
      <translation>Para la matriz y los mensajes.</translation>
    </message>
    <message>
      <source>For the time in view. 1.34 m/s is a common walking speed.</source>
      <translation>Para el tiempo a la vista. 1,34 m/s es una velocidad habitual al caminar.</translation>
    </message>
    <message>
      <source>Format</source>
      <translation>Formato</translation>
    </message>
    <message>
      <source>Format {format}: “{layer}” lacks the columns {absent}. It has: {known}.</source>
      <translation>Formato {format}: a “{layer}” le faltan las columnas {absent}. Tiene: {known}.</translation>
    </message>
    <message>
      <source>Format: {format}</source>
      <translation>Formato: {format}</translation>
    </message>
    <message>
      <source>Fragile ({p} as modelled): the sign holds throughout, but {reasons}.</source>
      <translation>Frágil ({p} según el modelo): el signo se mantiene siempre, pero {reasons}.</translation>
    </message>
    <message>
      <source>Free of charge from {page}; since 2026 the server asks for one. It is sent to that server alone, and masked in logs and in the history of Processing.</source>
      <translation>Gratuita en {page}; desde 2026 el servidor pide una. Solo se envía a ese servidor, y se oculta en los registros y en el historial de Procesos.</translation>
    </message>
    <message>
      <source>From</source>
      <translation>Desde</translation>
    </message>
    <message>
      <source>From A: {place}</source>
      <translation>Desde A: {place}</translation>
    </message>
    <message>
      <source>From the &amp;selected feature</source>
      <translation>Desde la ent&amp;idad seleccionada</translation>
    </message>
    <message>
      <source>From {name}.</source>
      <translation>A partir de {name}.</translation>
    </message>
    <message>
      <source>From {starts} within {limit} m, the least exposed walk to the site is {mean} % in view on average (median {median} %, from {least} % to {most} %), {range}; of {half} walks at least half is in view, and {none} are seen by none of the cameras recorded.</source>
      <translation>Desde {starts} a menos de {limit} m, el recorrido menos expuesto hasta el sitio está un {mean} % a la vista en promedio (mediana {median} %, de {least} % a {most} %), {range}; de {half} recorridos está a la vista al menos la mitad, y {none} no los ve ninguna de las cámaras registradas.</translation>
    </message>
    <message>
      <source>From {starts} within {limit} m, the shortest walk to the site is {mean} % in view on average (median {median} %, from {least} % to {most} %), {range}; of {half} walks at least half is in view, and {none} are seen by none of the cameras recorded.</source>
      <translation>Desde {starts} a menos de {limit} m, el recorrido más corto hasta el sitio está un {mean} % a la vista en promedio (mediana {median} %, de {least} % a {most} %), {range}; de {half} recorridos está a la vista al menos la mitad, y a {none} no los ve ninguna de las cámaras registradas.</translation>
    </message>
    <message>
      <source>GPX files (*.gpx);;All files (*)</source>
      <translation>Archivos GPX (*.gpx);;Todos los archivos (*)</translation>
    </message>
    <message>
      <source>GPX track</source>
      <translation>Track GPX</translation>
    </message>
    <message>
      <source>GPX track (*.gpx)</source>
      <translation>Track GPX (*.gpx)</translation>
    </message>
    <message>
      <source>Give either cameras or viewsheds.</source>
      <translation>Indique cámaras o cuencas visuales.</translation>
    </message>
    <message>
      <source>Give one number for north or south and one for east or west.</source>
      <translation>Indique un número para norte o sur y otro para este u oeste.</translation>
    </message>
    <message>
      <source>Give one that begins with https://.</source>
      <translation>Indique una que empiece por https://.</translation>
    </message>
    <message>
      <source>Give the address of the counts per intersection, not of the volunteers' tags.</source>
      <translation>Indique la dirección de los recuentos por cruce, no la de las etiquetas de los voluntarios.</translation>
    </message>
    <message>
      <source>Goals</source>
      <translation>Llegadas</translation>
    </message>
    <message>
      <source>Ground in view as a share of the full disc of the range, 0 to 1.</source>
      <translation>Suelo a la vista como proporción del disco completo del alcance, de 0 a 1.</translation>
    </message>
    <message>
      <source>Ground in view by what a camera can make out there (EN 62676-4:2014), {lens}.</source>
      <translation>Suelo a la vista según lo que una cámara permite distinguir allí (EN 62676-4:2014), {lens}.</translation>
    </message>
    <message>
      <source>Ground in view in this ring, square metres.</source>
      <translation>Suelo a la vista en este anillo, en metros cuadrados.</translation>
    </message>
    <message>
      <source>Ground in view of at least one of {cameras} cameras, {range}: {area} ha.</source>
      <translation>Suelo a la vista de al menos una de {cameras} cámaras, {range}: {area} ha.</translation>
    </message>
    <message>
      <source>Ground in view of each camera, {range}, {how}. {made} of {all} cameras.</source>
      <translation>Suelo a la vista de cada cámara, {range}, {how}. {made} de {all} cámaras.</translation>
    </message>
    <message>
      <source>Ground in view within the area, square metres.</source>
      <translation>Suelo a la vista dentro del área, en metros cuadrados.</translation>
    </message>
    <message>
      <source>Ground in view, square metres, in the working coordinate system.</source>
      <translation>Suelo a la vista, en metros cuadrados, en el sistema de coordenadas de trabajo.</translation>
    </message>
    <message>
      <source>Ground in view, square metres.</source>
      <translation>Suelo a la vista, en metros cuadrados.</translation>
    </message>
    <message>
      <source>Groups (fields of residents)</source>
      <translation>Grupos (campos de habitantes)</translation>
    </message>
    <message>
      <source>Guard CSV files against formulas</source>
      <translation>Proteger los CSV contra fórmulas</translation>
    </message>
    <message>
      <source>HTML files (*.html)</source>
      <translation>Archivos HTML (*.html)</translation>
    </message>
    <message>
      <source>Height above the ground, metres.</source>
      <translation>Altura sobre el suelo, en metros.</translation>
    </message>
    <message>
      <source>Height of a storey (m)</source>
      <translation>Altura de una planta (m)</translation>
    </message>
    <message>
      <source>Height of buildings without one (m)</source>
      <translation>Altura de los edificios que no la tienen (m)</translation>
    </message>
    <message>
      <source>Height of its top above the ground, metres; NULL where unknown.</source>
      <translation>Altura de su parte superior sobre el suelo, en metros; NULL donde se desconoce.</translation>
    </message>
    <message>
      <source>Height of the buildings (m)</source>
      <translation>Altura de los edificios (m)</translation>
    </message>
    <message>
      <source>Height of the cameras (m)</source>
      <translation>Altura de las cámaras (m)</translation>
    </message>
    <message>
      <source>Height of the underside of the buildings (m)</source>
      <translation>Altura de la cara inferior de los edificios (m)</translation>
    </message>
    <message>
      <source>Height of what is seen (m)</source>
      <translation>Altura de lo que se ve (m)</translation>
    </message>
    <message>
      <source>Height unknown</source>
      <translation>Altura desconocida</translation>
    </message>
    <message>
      <source>Heights in metres (or feet, if the raster says so). Instead of buildings a surface model, with roofs and trees; or a model of the ground, under buildings with heights. What the ground hides is then told by the cells of the raster, as is what buildings lower than a line of sight hide; behind others the outline is exact. Without it the ground is flat.</source>
      <translation>Alturas en metros (o en pies, si el ráster lo indica). En lugar de edificios, un modelo de superficie, con tejados y árboles; o un modelo del terreno, bajo edificios con alturas. Lo que oculta el terreno se determina entonces según las celdas del ráster, igual que lo que ocultan los edificios más bajos que una línea de visión; detrás de los demás, el contorno es exacto. Sin él, el suelo es plano.</translation>
    </message>
    <message>
      <source>Held constant: {covariates}.</source>
      <translation>Se mantienen constantes: {covariates}.</translation>
    </message>
    <message>
      <source>Hispanic or Latino, of any race (B03001).</source>
      <translation>Hispana o latina, de cualquier raza (B03001).</translation>
    </message>
    <message>
      <source>Holds for: {assumptions}</source>
      <translation>Vale para: {assumptions}</translation>
    </message>
    <message>
      <source>Holds for: {parts}.</source>
      <translation>Vale para: {parts}.</translation>
    </message>
    <message>
      <source>Horizontal field of view (degrees)</source>
      <translation>Campo de visión horizontal (grados)</translation>
    </message>
    <message>
      <source>Horizontal field of view, degrees.</source>
      <translation>Campo de visión horizontal, en grados.</translation>
    </message>
    <message>
      <source>How far a camera sees, in metres on the ground. 120 m is the range of the published figures (Amnesty International 2022): the potential reach of a zoomed camera, not continuous recognition. A camera's own range_m comes before this number; an expression or field given here comes before both.</source>
      <translation>Hasta dónde ve una cámara, en metros sobre el suelo. 120 m es el alcance de las cifras publicadas (Amnistía Internacional 2022): el alcance potencial de una cámara con zoom, no el reconocimiento continuo. El range_m propio de una cámara prevalece sobre este número; una expresión o un campo indicados aquí prevalecen sobre ambos.</translation>
    </message>
    <message>
      <source>How far a station may be from the site, in a straight line.</source>
      <translation>A qué distancia del sitio puede estar una estación, en línea recta.</translation>
    </message>
    <message>
      <source>How far around an area the “nearby” measures reach. The published ones use 200 m.</source>
      <translation>Hasta qué distancia alrededor de un área llegan las medidas de “cercanía”. Las publicadas usan 200 m.</translation>
    </message>
    <message>
      <source>How far each volunteer's counts are from the median of all at the same place.</source>
      <translation>Cuánto se apartan los recuentos de cada voluntario de la mediana de todos en el mismo lugar.</translation>
    </message>
    <message>
      <source>How far it sees on the ground, metres.</source>
      <translation>Hasta dónde ve sobre el suelo, en metros.</translation>
    </message>
    <message>
      <source>How far the volunteers agree on {what}.</source>
      <translation>Cuánto coinciden los voluntarios en {what}.</translation>
    </message>
    <message>
      <source>How fast one travels on a street, such as 30 or “20 mph”. Where there is none, OpenStreetMap's maxspeed tells, and without that a usual speed by class of road, 15 (service) to 90 km/h (motorway).</source>
      <translation>A qué velocidad se va por una calle, como 30 o “20 mph”. Donde no hay ninguna la indica maxspeed de OpenStreetMap, y sin ella una velocidad habitual por clase de vía, de 15 (service) a 90 km/h (motorway).</translation>
    </message>
    <message>
      <source>How likely a statistic this far from 0 is if there is no effect.</source>
      <translation>Qué probabilidad tiene un estadístico tan alejado de 0 si no hay efecto.</translation>
    </message>
    <message>
      <source>How many cameras it stands for.</source>
      <translation>A cuántas cámaras representa.</translation>
    </message>
    <message>
      <source>How many cameras; missing counts as 1.</source>
      <translation>Cuántas cámaras; si falta, cuenta como 1.</translation>
    </message>
    <message>
      <source>How many of the nearest</source>
      <translation>Cuántos de los más cercanos</translation>
    </message>
    <message>
      <source>How many of them are bullet cameras.</source>
      <translation>Cuántas de ellas son cámaras bala.</translation>
    </message>
    <message>
      <source>How many of them are domes.</source>
      <translation>Cuántas de ellas son domos.</translation>
    </message>
    <message>
      <source>How many of {cameras} cameras ({condition}), {range}, see the centre of each cell of {cell} m; 0 is none. Coordinate system: {system}.</source>
      <translation>Cuántas de {cameras} cámaras ({condition}), {range}, ven el centro de cada celda de {cell} m; 0 es ninguna. Sistema de coordenadas: {system}.</translation>
    </message>
    <message>
      <source>How many ranks</source>
      <translation>Cuántos puestos</translation>
    </message>
    <message>
      <source>How many sites were merged into the place.</source>
      <translation>Cuántos sitios se combinaron en el lugar.</translation>
    </message>
    <message>
      <source>How many volunteers the figures rest on.</source>
      <translation>En cuántos voluntarios se basan las cifras.</translation>
    </message>
    <message>
      <source>How often fields are drawn anew.</source>
      <translation>Cuántas veces se vuelven a sortear los campos.</translation>
    </message>
    <message>
      <source>How often residuals are shuffled to judge Moran's I.</source>
      <translation>Cuántas veces se permutan los residuos para evaluar la I de Moran.</translation>
    </message>
    <message>
      <source>How to repeat it</source>
      <translation>Cómo repetirlo</translation>
    </message>
    <message>
      <source>How well it fits</source>
      <translation>Calidad del ajuste</translation>
    </message>
    <message>
      <source>If you trust that host, give its address instead.</source>
      <translation>Si confía en ese servidor, indique su dirección en su lugar.</translation>
    </message>
    <message>
      <source>Ignore the cameras' own values</source>
      <translation>Ignorar los valores propios de las cámaras</translation>
    </message>
    <message>
      <source>Import cameras</source>
      <translation>Importar cámaras</translation>
    </message>
    <message>
      <source>In
view</source>
      <translation>A la
vista</translation>
    </message>
    <message>
      <source>In batch</source>
      <translation>Por lotes</translation>
    </message>
    <message>
      <source>In up to {limit} % more time than the fastest there is no way out of view: the least exposed is {share} % ({metres} m) in view of the cameras recorded, at {range}, and takes {detour} % more.</source>
      <translation>Con hasta un {limit} % más de tiempo que el más rápido no hay camino fuera de la vista: el menos expuesto está un {share} % ({metres} m) a la vista de las cámaras registradas, con {range}, y lleva un {detour} % más.</translation>
    </message>
    <message>
      <source>In view</source>
      <translation>A la vista</translation>
    </message>
    <message>
      <source>In {above} areas the groups are more than what they are divided by; they are left out. Groups must be numbers of residents, not percentages, and the divisor must hold them all.</source>
      <translation>En {above} áreas los grupos son más que aquello entre lo que se dividen; se omiten. Los grupos deben ser números de habitantes, no porcentajes, y el divisor debe incluirlos a todos.</translation>
    </message>
    <message>
      <source>In {region}, {name} is almost told by the other predictors (variance inflated {number} times): its error is mostly due to that.</source>
      <translation>En {region}, {name} casi se deduce de los demás predictores (varianza inflada {number} veces): su error se debe sobre todo a eso.</translation>
    </message>
    <message>
      <source>Income, to be added</source>
      <translation>Ingresos, para añadir</translation>
    </message>
    <message>
      <source>Indoor cameras (place is indoor) and records with the status “no view” (guards, gunshot detectors, dummies) are in no figure, unless this is on.</source>
      <translation>Las cámaras interiores (place es indoor) y los registros con el estado “no view” (vigilantes, detectores de disparos, cámaras falsas) no están en ninguna cifra, a menos que esto esté activado.</translation>
    </message>
    <message>
      <source>Is there more “{outcome}” where there is more “{predictor}”?</source>
      <translation>¿Hay más “{outcome}” donde hay más “{predictor}”?</translation>
    </message>
    <message>
      <source>It failed without a word. The log (View &gt; Panels &gt; Log messages, Processing) may say more.</source>
      <translation>Falló sin dar ningún mensaje. El registro (Ver &gt; Paneles &gt; Mensajes del registro, Procesos) puede decir más.</translation>
    </message>
    <message>
      <source>It groups a building and its parts, which are there themselves.</source>
      <translation>Agrupa un edificio y sus partes, que figuran por sí mismos.</translation>
    </message>
    <message>
      <source>It is busy (status {status}) and asks to wait {minutes} minutes.</source>
      <translation>Está ocupado (estado {status}) y pide esperar {minutes} minutos.</translation>
    </message>
    <message>
      <source>It is busy (status {status}), also when asked {attempts} times.</source>
      <translation>Está ocupado (estado {status}), incluso al consultarlo {attempts} veces.</translation>
    </message>
    <message>
      <source>It knows no county of the United States here.</source>
      <translation>No conoce aquí ningún condado de los Estados Unidos.</translation>
    </message>
    <message>
      <source>It knows no tracts of {counties}.</source>
      <translation>No conoce secciones censales de {counties}.</translation>
    </message>
    <message>
      <source>It refuses the request (status {status}).</source>
      <translation>Rechaza la petición (estado {status}).</translation>
    </message>
    <message>
      <source>It refuses the request: “{text}”.</source>
      <translation>Rechaza la petición: “{text}”.</translation>
    </message>
    <message>
      <source>It sends on to another host, {other}, which was not asked.</source>
      <translation>Redirige a otro servidor, {other}, al que no se consultó.</translation>
    </message>
    <message>
      <source>It sends on to another port, {other}, which was not asked.</source>
      <translation>Redirige a otro puerto, {other}, al que no se consultó.</translation>
    </message>
    <message>
      <source>It sent {got} of {total} rows; nothing of it was kept.</source>
      <translation>Envió {got} de {total} filas; no se conservó ninguna.</translation>
    </message>
    <message>
      <source>It sent {got} of {total} tracts; nothing of it was kept.</source>
      <translation>Envió {got} de {total} secciones censales; no se conservó nada.</translation>
    </message>
    <message>
      <source>It wants a valid key.</source>
      <translation>Exige una clave válida.</translation>
    </message>
    <message>
      <source>Its id, two groups of four letters and digits at the end of its page's address.</source>
      <translation>Su identificador, dos grupos de cuatro letras y dígitos al final de la dirección de su página.</translation>
    </message>
    <message>
      <source>Its length, metres.</source>
      <translation>Su longitud, en metros.</translation>
    </message>
    <message>
      <source>Its name, as a webcam has one.</source>
      <translation>Su nombre, si lo tiene, como una cámara web.</translation>
    </message>
    <message>
      <source>Its name, from the field chosen.</source>
      <translation>Su nombre, del campo elegido.</translation>
    </message>
    <message>
      <source>Its name.</source>
      <translation>Su nombre.</translation>
    </message>
    <message>
      <source>Its outline crosses itself and was repaired.</source>
      <translation>Su contorno se cruza a sí mismo y se reparó.</translation>
    </message>
    <message>
      <source>Its p value</source>
      <translation>Su valor p</translation>
    </message>
    <message>
      <source>Its publisher has changed it: choose “other”, give domain and id, and see its fields.</source>
      <translation>Quien los publica los ha cambiado: elija “other”, indique el dominio y el identificador, y vea sus campos.</translation>
    </message>
    <message>
      <source>Its shape is lost: cut at the edge of the extract, or not closed.</source>
      <translation>Ha perdido su forma: está cortada en el borde del extracto o no está cerrada.</translation>
    </message>
    <message>
      <source>Its shape is not in the file, which has only its centre or its bounds.</source>
      <translation>Su forma no está en el archivo, que solo tiene su centro o sus límites.</translation>
    </message>
    <message>
      <source>Its site.</source>
      <translation>Su sitio.</translation>
    </message>
    <message>
      <source>Its standard error, as the model takes it.</source>
      <translation>Su error estándar, tal como lo toma el modelo.</translation>
    </message>
    <message>
      <source>Its standard error; for margins of error the spread of the draws.</source>
      <translation>Su error estándar; para los márgenes de error, la dispersión de los sorteos.</translation>
    </message>
    <message>
      <source>Keep in</source>
      <translation>Guardar en</translation>
    </message>
    <message>
      <source>Keep in: there is no folder {path}.</source>
      <translation>Guardar en: no hay ninguna carpeta {path}.</translation>
    </message>
    <message>
      <source>Key (free of charge)</source>
      <translation>Clave (gratuita)</translation>
    </message>
    <message>
      <source>Key of the Census API</source>
      <translation>Clave de la API del censo</translation>
    </message>
    <message>
      <source>Kind</source>
      <translation>Tipo</translation>
    </message>
    <message>
      <source>Land and water</source>
      <translation>Tierra y agua</translation>
    </message>
    <message>
      <source>Land area, square metres.</source>
      <translation>Superficie de tierra, en metros cuadrados.</translation>
    </message>
    <message>
      <source>Largest answer (MB)</source>
      <translation>Respuesta máxima (MB)</translation>
    </message>
    <message>
      <source>Largest detour (share of the shortest length)</source>
      <translation>Mayor desvío (proporción de la longitud del más corto)</translation>
    </message>
    <message>
      <source>Largest dispersion (Pearson)</source>
      <translation>Mayor dispersión (Pearson)</translation>
    </message>
    <message>
      <source>Largest share in view</source>
      <translation>Mayor proporción a la vista</translation>
    </message>
    <message>
      <source>Last &amp;year of the survey</source>
      <translation>Ú&amp;ltimo año de la encuesta</translation>
    </message>
    <message>
      <source>Last changed by its publisher on {date}.</source>
      <translation>Modificado por última vez por quien lo publica el {date}.</translation>
    </message>
    <message>
      <source>Last year of the survey</source>
      <translation>Último año de la encuesta</translation>
    </message>
    <message>
      <source>Latitude and longitude</source>
      <translation>Latitud y longitud</translation>
    </message>
    <message>
      <source>Latitude and longitude, as maps on the web show them</source>
      <translation>Latitud y longitud, tal como las muestran los mapas de la web</translation>
    </message>
    <message>
      <source>Latitude or northing</source>
      <translation>Latitud o coordenada norte</translation>
    </message>
    <message>
      <source>Latitudes go from -90 to 90 and longitudes from -180 to 180.</source>
      <translation>Las latitudes van de -90 a 90 y las longitudes de -180 a 180.</translation>
    </message>
    <message>
      <source>Layer</source>
      <translation>Capa</translation>
    </message>
    <message>
      <source>Least count with a view</source>
      <translation>Recuento mínimo con vista</translation>
    </message>
    <message>
      <source>Least in view: {one} to {other}, {share} %, {range}.</source>
      <translation>Menos a la vista: {one} a {other}, {share} %, {range}.</translation>
    </message>
    <message>
      <source>Leave out walks that are longer than the shortest by more than this</source>
      <translation>Omitir los recorridos que superen al más corto en más de esto</translation>
    </message>
    <message>
      <source>Leave the extent empty.</source>
      <translation>Deje la extensión vacía.</translation>
    </message>
    <message>
      <source>Length</source>
      <translation>Longitud</translation>
    </message>
    <message>
      <source>Length divided by that of the shortest walk, less 1; time instead of length where ways are shortest by time.</source>
      <translation>La longitud dividida entre la del recorrido más corto, menos 1; el tiempo en vez de la longitud donde lo más corto es por tiempo.</translation>
    </message>
    <message>
      <source>Length of all walks (m)</source>
      <translation>Longitud de todos los recorridos (m)</translation>
    </message>
    <message>
      <source>Length of the walk, metres.</source>
      <translation>Longitud del recorrido, en metros.</translation>
    </message>
    <message>
      <source>Licence and rights</source>
      <translation>Licencia y derechos</translation>
    </message>
    <message>
      <source>Lines one can travel along; on foot both ways.</source>
      <translation>Líneas por las que se puede viajar; a pie en ambos sentidos.</translation>
    </message>
    <message>
      <source>Lines one can walk on</source>
      <translation>Líneas por las que se puede caminar</translation>
    </message>
    <message>
      <source>Lines to measure, such as a GPX track or a drawn walk.</source>
      <translation>Líneas que medir, como un track GPX o un recorrido dibujado.</translation>
    </message>
    <message>
      <source>Load the sample city</source>
      <translation>Cargar la ciudad de ejemplo</translation>
    </message>
    <message>
      <source>Longer than the shortest by</source>
      <translation>Más largo que el más corto en</translation>
    </message>
    <message>
      <source>Longest
unseen</source>
      <translation>Más largo
sin ser visto</translation>
    </message>
    <message>
      <source>Longest unseen stretch</source>
      <translation>Tramo más largo sin ser visto</translation>
    </message>
    <message>
      <source>Longitude or easting</source>
      <translation>Longitud o coordenada este</translation>
    </message>
    <message>
      <source>Loo&amp;k up at {host}</source>
      <translation>Con&amp;sultar en {host}</translation>
    </message>
    <message>
      <source>Look for walks again with every change, also while a pin is dragged</source>
      <translation>Buscar recorridos de nuevo con cada cambio, también mientras se arrastra un marcador</translation>
    </message>
    <message>
      <source>Looking for walks and who sees them…</source>
      <translation>Buscando recorridos y quién los ve…</translation>
    </message>
    <message>
      <source>Lowest to highest of {count} walks</source>
      <translation>Del más bajo al más alto de {count} recorridos</translation>
    </message>
    <message>
      <source>Made by Surveillance exposure on {date}.</source>
      <translation>Creado por Exposición a la vigilancia el {date}.</translation>
    </message>
    <message>
      <source>Made on {date} with {software}.</source>
      <translation>Creado el {date} con {software}.</translation>
    </message>
    <message>
      <source>Make room in the user's cache folder, or allow writing there.</source>
      <translation>Libere espacio en la carpeta de caché del usuario o permita escribir en ella.</translation>
    </message>
    <message>
      <source>Makes one polygon per camera: the ground within its range that it can see.
Without buildings that is a disc, the published method. With buildings it is the exact outline of the ground from which a straight line to the camera crosses no building, on flat ground. Give the buildings' heights, and a camera sees over a shed and not over a tower; without them every building is taken as infinitely high.
A camera in or on a building as high as itself is moved to its nearest outside wall, and says by how much; above the roof it sees over the roof's edge. It then faces away from that wall, unless it turns or has a direction.
A part of a building that begins above the ground hides only what is between its underside and its top. What is underground, an open roof, or not there hides nothing.
Of a tilted camera with a field of view under 180 degrees it is the ground that its picture shows. A camera with a direction and no field of view is taken to see 90 degrees around it.</source>
      <translation>Crea un polígono por cámara: el suelo dentro de su alcance que puede ver.
Sin edificios es un disco, el método publicado. Con edificios es el contorno exacto del suelo desde el que una línea recta hasta la cámara no cruza ningún edificio, sobre suelo plano. Indique las alturas de los edificios, y una cámara verá por encima de un cobertizo y no por encima de una torre; sin ellas, todos los edificios se consideran de altura infinita.
Una cámara dentro de un edificio tan alto como ella, o sobre él, se desplaza a su muro exterior más cercano, y se indica cuánto; por encima del tejado, ve más allá del borde de este. Mira entonces en sentido opuesto a ese muro, salvo que gire o tenga una dirección.
Una parte de un edificio que empieza por encima del suelo oculta solo lo que está entre su cara inferior y su parte superior. Lo que es subterráneo, es un tejado abierto o no existe no oculta nada.
De una cámara inclinada con un campo de visión de menos de 180 grados, es el suelo que muestra su imagen. De una cámara con dirección y sin campo de visión se supone que ve 90 grados en torno a ella.</translation>
    </message>
    <message>
      <source>Maps and pictures</source>
      <translation>Mapas e imágenes</translation>
    </message>
    <message>
      <source>Margin of error of {name}, 90 % confidence.</source>
      <translation>Margen de error de {name}, confianza del 90 %.</translation>
    </message>
    <message>
      <source>Margins of error</source>
      <translation>Márgenes de error</translation>
    </message>
    <message>
      <source>Matrix of shares in view</source>
      <translation>Matriz de proporciones a la vista</translation>
    </message>
    <message>
      <source>Maximum distance to the network (m)</source>
      <translation>Distancia máxima a la red (m)</translation>
    </message>
    <message>
      <source>Mean absolute difference from the median of {what}, in cameras; the volunteer's own count is part of the median.</source>
      <translation>Diferencia absoluta media respecto de la mediana de {what}, en cámaras; el propio recuento del voluntario forma parte de la mediana.</translation>
    </message>
    <message>
      <source>Mean of {count} walks</source>
      <translation>Media de {count} recorridos</translation>
    </message>
    <message>
      <source>Mean share in view</source>
      <translation>Proporción media a la vista</translation>
    </message>
    <message>
      <source>Mean share of the disc in view</source>
      <translation>Proporción media del disco a la vista</translation>
    </message>
    <message>
      <source>Mean share of the walks in view (of all trade-offs, the least exposed)</source>
      <translation>Proporción media de los recorridos a la vista (de todos los equilibrios, el menos expuesto)</translation>
    </message>
    <message>
      <source>Means of travel</source>
      <translation>Medio de transporte</translation>
    </message>
    <message>
      <source>Means of travel: {mode}, shortest by {by}, side of the vehicle seen: {side}, {trips} round trips a week. Turns that are forbidden, barriers, lights, traffic and hours are not known.</source>
      <translation>Medio de transporte: {mode}, más corto por {by}, lado del vehículo visto: {side}, {trips} viajes de ida y vuelta a la semana. No se conocen giros prohibidos, barreras, semáforos, tráfico ni horarios.</translation>
    </message>
    <message>
      <source>Means, not medians: one volunteer far off moves them, and they are not comparable with published figures. The columns ending in _median hold them.</source>
      <translation>Medias, no medianas: un solo voluntario muy desviado las desplaza, y no son comparables con las cifras publicadas. Las columnas terminadas en _median las contienen.</translation>
    </message>
    <message>
      <source>Measure</source>
      <translation>Medida</translation>
    </message>
    <message>
      <source>Measure of the first</source>
      <translation>Medida de la primera</translation>
    </message>
    <message>
      <source>Measure of the last among the top</source>
      <translation>Medida de la última de las primeras</translation>
    </message>
    <message>
      <source>Measure: choose a field of “{layer}”. It has: {known}.</source>
      <translation>Medida: elija un campo de “{layer}”. Tiene: {known}.</translation>
    </message>
    <message>
      <source>Measures how much of each line is in view of cameras, for one range after another: a table with a row per line and range, and a picture of the curve. The same walk goes from 4 % to 87 % in view as the range goes from 15 to 200 m in New York, so one range alone says little.
Every camera sees a full disc of the range: ranges are compared here, so the cameras' own range_m is ignored, and so are buildings, directions and fields of view. For those make viewsheds, and measure them with “Exposure of walks”.
The figures hold for the cameras known.</source>
      <translation>Mide qué parte de cada línea está a la vista de cámaras, para un alcance tras otro: una tabla con una fila por línea y alcance, y una imagen de la curva. El mismo recorrido pasa de un 4 % a un 87 % a la vista cuando el alcance va de 15 a 200 m en Nueva York, así que un solo alcance dice poco.
Cada cámara ve un disco completo del alcance: aquí se comparan alcances, por lo que se ignoran los range_m propios de las cámaras, así como los edificios, las direcciones y los campos de visión. Para tenerlos en cuenta, cree cuencas visuales y mídalas con “Exposición de recorridos”.
Las cifras valen para las cámaras conocidas.</translation>
    </message>
    <message>
      <source>Measures how much of each line is in view of cameras: share, metres, cameras by ownership, the longest unseen stretch, time in view.
Give viewsheds, or cameras and a range. The figures hold for that range and for the cameras known; the same walk goes from 4 % to 87 % in view as the range goes from 15 to 200 m in New York.
Parts of a line without a usable shape are left out and said. So are fixes of a track at exactly 0, 0 far from all others, as devices write that do not know where they are; other outliers stay.</source>
      <translation>Mide qué parte de cada línea está a la vista de cámaras: proporción, metros, cámaras según titularidad, el tramo más largo sin ser visto, tiempo a la vista.
Indique cuencas visuales, o cámaras y un alcance. Las cifras valen para ese alcance y para las cámaras conocidas; el mismo recorrido pasa de un 4 % a un 87 % a la vista cuando el alcance va de 15 a 200 m en Nueva York.
Las partes de una línea sin una forma que se pueda usar se omiten y se indica. También las posiciones de un track situadas exactamente en 0, 0 y lejos de todas las demás, como las que escriben los dispositivos que no saben dónde están; los demás valores atípicos se conservan.</translation>
    </message>
    <message>
      <source>Measures of surveillance per area: {cameras} cameras ({condition}), {range}, nearby within {nearby} m. An effective camera is the ground in view divided by the disc of one camera.</source>
      <translation>Medidas de vigilancia por área: {cameras} cámaras ({condition}), {range}, cercanía hasta {nearby} m. Una cámara efectiva es el suelo a la vista dividido entre el disco de una cámara.</translation>
    </message>
    <message>
      <source>Measures surveillance per area (census tracts, districts): cameras counted, ground in view, and rates per square kilometre and per 1,000 residents.
Effective cameras, the published measure (Amnesty International 2022), are the ground in view divided by the disc of one camera of the given range, so two cameras in one place count once.
The published figures are of public cameras alone, at 120 m: use the filter. Cameras that nobody has recorded are not in any figure.</source>
      <translation>Mide la vigilancia por área (secciones censales, distritos): cámaras contadas, suelo a la vista y tasas por kilómetro cuadrado y por cada 1000 habitantes.
Las cámaras efectivas, la medida publicada (Amnistía Internacional 2022), son el suelo a la vista dividido entre el disco de una cámara del alcance indicado, de modo que dos cámaras en un mismo lugar cuentan una vez.
Las cifras publicadas son solo de cámaras públicas, a 120 m: use el filtro. Las cámaras que nadie ha registrado no están en ninguna cifra.</translation>
    </message>
    <message>
      <source>Median household income, dollars a year (B19013); 250,001 stands for more than 250,000.</source>
      <translation>Mediana de los ingresos del hogar, dólares al año (B19013); 250 001 representa más de 250 000.</translation>
    </message>
    <message>
      <source>Median of the volunteers' counts of {what}.</source>
      <translation>Mediana de los recuentos de {what} de los voluntarios.</translation>
    </message>
    <message>
      <source>Method</source>
      <translation>Método</translation>
    </message>
    <message>
      <source>Metres from the feature to the camera; NULL where the camera's position is not given.</source>
      <translation>Metros desde la entidad hasta la cámara; NULL donde no se indica la posición de la cámara.</translation>
    </message>
    <message>
      <source>Metres from the feature to the nearest camera that sees it, 0 if that stands in it; NULL where none sees it, or where the layer “Camera positions” is not given or lacks them.</source>
      <translation>Metros desde la entidad hasta la cámara más cercana que la ve, 0 si esta se encuentra en ella; NULL donde ninguna la ve, o donde la capa “Posiciones de las cámaras” no se indica o no las contiene.</translation>
    </message>
    <message>
      <source>Metres in view</source>
      <translation>Metros a la vista</translation>
    </message>
    <message>
      <source>Metres in view of at least one camera. A street walked twice counts twice.</source>
      <translation>Metros a la vista de al menos una cámara. Una calle recorrida dos veces cuenta dos veces.</translation>
    </message>
    <message>
      <source>Metres of the leg from the origin in view.</source>
      <translation>Metros a la vista del trayecto desde el origen.</translation>
    </message>
    <message>
      <source>Metres of the leg to the destination in view.</source>
      <translation>Metros a la vista del trayecto hasta el destino.</translation>
    </message>
    <message>
      <source>Metres of the walk it sees.</source>
      <translation>Metros del recorrido que ve.</translation>
    </message>
    <message>
      <source>Model</source>
      <translation>Modelo</translation>
    </message>
    <message>
      <source>Model: {model}, regions: {regions}. Outcome: {outcome}. Predictors: {predictors}. Areas with more than {floor} residents: {used} used.</source>
      <translation>Modelo: {model}, regiones: {regions}. Resultado: {outcome}. Predictores: {predictors}. Áreas con más de {floor} habitantes: {used} usadas.</translation>
    </message>
    <message>
      <source>Monument</source>
      <translation>Monumento</translation>
    </message>
    <message>
      <source>Moran's I of the residuals</source>
      <translation>I de Moran de los residuos</translation>
    </message>
    <message>
      <source>More residents than</source>
      <translation>Más habitantes que</translation>
    </message>
    <message>
      <source>More time than the fastest by</source>
      <translation>Más tiempo que el más rápido, en</translation>
    </message>
    <message>
      <source>More to do with this walk</source>
      <translation>Más acciones con este recorrido</translation>
    </message>
    <message>
      <source>More ways to choose this place</source>
      <translation>Más formas de elegir este lugar</translation>
    </message>
    <message>
      <source>Most cameras in one cell</source>
      <translation>Máximo de cámaras en una celda</translation>
    </message>
    <message>
      <source>Most in view: {one} to {other}, {share} %, {range}.</source>
      <translation>Más a la vista: {one} a {other}, {share} %, {range}.</translation>
    </message>
    <message>
      <source>Move &amp;down</source>
      <translation>Ba&amp;jar</translation>
    </message>
    <message>
      <source>Move &amp;up</source>
      <translation>S&amp;ubir</translation>
    </message>
    <message>
      <source>Moved {moved} m to the nearest outside wall.</source>
      <translation>Desplazada {moved} m hasta el muro exterior más cercano.</translation>
    </message>
    <message>
      <source>Museum or gallery</source>
      <translation>Museo o galería</translation>
    </message>
    <message>
      <source>Name of an area</source>
      <translation>Nombre de un área</translation>
    </message>
    <message>
      <source>Name of regions</source>
      <translation>Nombre de las regiones</translation>
    </message>
    <message>
      <source>Name of regions: say which field of “Regions” has their names.</source>
      <translation>Nombre de las regiones: indique qué campo de “Regiones” contiene sus nombres.</translation>
    </message>
    <message>
      <source>Name of the tract.</source>
      <translation>Nombre de la sección censal.</translation>
    </message>
    <message>
      <source>Nearby distance (m)</source>
      <translation>Distancia de cercanía (m)</translation>
    </message>
    <message>
      <source>Neighbours have like residuals (Moran's I {i}, {p}): the areas are not independent, and errors that take them to be are too small.</source>
      <translation>Las áreas vecinas tienen residuos semejantes (I de Moran {i}, {p}): las áreas no son independientes, y los errores que las suponen independientes son demasiado pequeños.</translation>
    </message>
    <message>
      <source>Network: {edges} streets, {nodes} junctions, {length} km.</source>
      <translation>Red: {edges} calles, {nodes} cruces, {length} km.</translation>
    </message>
    <message>
      <source>New York: buildings with heights</source>
      <translation>Nueva York: edificios con alturas</translation>
    </message>
    <message>
      <source>New York: council districts</source>
      <translation>Nueva York: distritos municipales</translation>
    </message>
    <message>
      <source>New York: subway stations</source>
      <translation>Nueva York: estaciones de metro</translation>
    </message>
    <message>
      <source>No answer within {seconds} s.</source>
      <translation>Sin respuesta en {seconds} s.</translation>
    </message>
    <message>
      <source>No answer: whether neighbours have like residuals was not tested (Moran's I {i}, no permutations).</source>
      <translation>Sin respuesta: no se comprobó si las áreas vecinas tienen residuos semejantes (I de Moran {i}, sin permutaciones).</translation>
    </message>
    <message>
      <source>No camera is left: tick at least one {what}.</source>
      <translation>No queda ninguna cámara: marque al menos una opción ({what}).</translation>
    </message>
    <message>
      <source>No camera of “{cameras}” comes within reach of “{layer}”: {nearest} ({range}). If that cannot be, look at the coordinate systems of both layers.</source>
      <translation>Ninguna cámara de “{cameras}” alcanza “{layer}”: {nearest} ({range}). Si eso no puede ser, compruebe los sistemas de coordenadas de ambas capas.</translation>
    </message>
    <message>
      <source>No camera positions are given: distances are NULL.</source>
      <translation>No se indican posiciones de cámaras: las distancias son NULL.</translation>
    </message>
    <message>
      <source>No column of “{layer}” says what its rows are (man_made, surveillance): each is taken as a camera.</source>
      <translation>Ninguna columna de “{layer}” dice qué son sus filas (man_made, surveillance): cada una se toma como una cámara.</translation>
    </message>
    <message>
      <source>No connection: {reason}.</source>
      <translation>Sin conexión: {reason}.</translation>
    </message>
    <message>
      <source>No coordinate system in metres fits the layer “{layer}”. Check its coordinates.</source>
      <translation>Ningún sistema de coordenadas en metros se ajusta a la capa “{layer}”. Compruebe sus coordenadas.</translation>
    </message>
    <message>
      <source>No estimate of {names}: {reason}.</source>
      <translation>Sin estimación de {names}: {reason}.</translation>
    </message>
    <message>
      <source>No feature is selected. Select one on the map, then try again.</source>
      <translation>No hay ninguna entidad seleccionada. Seleccione una en el mapa e inténtelo de nuevo.</translation>
    </message>
    <message>
      <source>No ground is in view.</source>
      <translation>No hay suelo a la vista.</translation>
    </message>
    <message>
      <source>No group has a number above 100, but they are divided by far more: these look like percentages. Give numbers of residents.</source>
      <translation>Ningún grupo tiene un número mayor que 100, pero se dividen entre mucho más: parecen porcentajes. Indique números de habitantes.</translation>
    </message>
    <message>
      <source>No layer of the project has names to look up “{text}” in. Click on the map, or type coordinates such as {example}.</source>
      <translation>Ninguna capa del proyecto tiene nombres en los que buscar “{text}”. Haga clic en el mapa o escriba coordenadas como {example}.</translation>
    </message>
    <message>
      <source>No sign of neighbours having like residuals (Moran's I {i}, {p}).</source>
      <translation>No hay indicios de que las áreas vecinas tengan residuos semejantes (I de Moran {i}, {p}).</translation>
    </message>
    <message>
      <source>No statement possible: {names}.</source>
      <translation>No es posible afirmar nada: {names}.</translation>
    </message>
    <message>
      <source>No statement: {reason}.</source>
      <translation>No se puede afirmar nada: {reason}.</translation>
    </message>
    <message>
      <source>No station within {limit} m has a walk to the site.</source>
      <translation>Ninguna estación a menos de {limit} m tiene un recorrido hasta el sitio.</translation>
    </message>
    <message>
      <source>No walk is more than {limit} % longer than the shortest.</source>
      <translation>Ningún recorrido es más de un {limit} % más largo que el más corto.</translation>
    </message>
    <message>
      <source>No walk: {status}.</source>
      <translation>Sin recorrido: {status}.</translation>
    </message>
    <message>
      <source>No way from A to B.</source>
      <translation>No hay camino de A a B.</translation>
    </message>
    <message>
      <source>None of its {count} tracts is in the survey of {years}.</source>
      <translation>Ninguna de sus {count} secciones censales está en la encuesta de {years}.</translation>
    </message>
    <message>
      <source>Not in the survey of {years}.</source>
      <translation>No está en la encuesta de {years}.</translation>
    </message>
    <message>
      <source>Not needed; with one, the server lets you ask more often. It is masked in logs and history.</source>
      <translation>No es necesaria; con una, el servidor permite más consultas. Se oculta en los registros y en el historial.</translation>
    </message>
    <message>
      <source>Not significant ({p}): no claim to test.</source>
      <translation>No significativo ({p}): no hay afirmación que comprobar.</translation>
    </message>
    <message>
      <source>Not significant to begin with: {names}.</source>
      <translation>No significativos de entrada: {names}.</translation>
    </message>
    <message>
      <source>Not there any more, or not yet ({word}): it does not block the view.</source>
      <translation>Ya no existe, o aún no existe ({word}): no tapa la vista.</translation>
    </message>
    <message>
      <source>Nothing is called “{text}” in {layers}. Try another name, or type coordinates such as {example}.</source>
      <translation>Nada se llama “{text}” en {layers}. Pruebe con otro nombre o escriba coordenadas, como {example}.</translation>
    </message>
    <message>
      <source>Nothing is chosen: tick what you want.</source>
      <translation>No se ha elegido nada: marque lo que desee.</translation>
    </message>
    <message>
      <source>Nothing runs.</source>
      <translation>No hay nada en ejecución.</translation>
    </message>
    <message>
      <source>Null deviance</source>
      <translation>Devianza nula</translation>
    </message>
    <message>
      <source>Number</source>
      <translation>Número</translation>
    </message>
    <message>
      <source>Number of storeys, without those within the roof.</source>
      <translation>Número de plantas, sin las que están dentro del tejado.</translation>
    </message>
    <message>
      <source>Number plates</source>
      <translation>Matrículas</translation>
    </message>
    <message>
      <source>Numbers of residents for the robustness, separated by commas.</source>
      <translation>Números de habitantes para la robustez, separados por comas.</translation>
    </message>
    <message>
      <source>Numbers of residents whose share of the residents is asked about. Not percentages. The published share is Black and Hispanic, over Black, Hispanic and White, of tables B02001 and B03001: there, Hispanic white residents are in both parts and Asian ones in neither. Table B03002 has groups that do not overlap: take all of its groups but non-Hispanic white, over the population.</source>
      <translation>Números de habitantes por cuya proporción entre los habitantes se pregunta. No porcentajes. La proporción publicada es la de población negra e hispana sobre la negra, hispana y blanca, de las tablas B02001 y B03001: en ella, los habitantes blancos hispanos están en ambas partes y los asiáticos en ninguna. La tabla B03002 tiene grupos que no se superponen: tome todos sus grupos salvo el de blancos no hispanos, sobre la población.</translation>
    </message>
    <message>
      <source>Objects that are no features</source>
      <translation>Objetos que no son entidades</translation>
    </message>
    <message>
      <source>Of New York's buildings: height of the roof above the ground, metres. All other fields are the data set's own.</source>
      <translation>De los edificios de Nueva York: altura del tejado sobre el suelo, en metros. Todos los demás campos son los del propio conjunto de datos.</translation>
    </message>
    <message>
      <source>Of a share, from 0 to 1, one more is from none to all.</source>
      <translation>De una proporción, de 0 a 1, uno más es de ninguno a todos.</translation>
    </message>
    <message>
      <source>Of the aggregated counts, counts_per_intersections.csv. A file you have: “Import cameras”.</source>
      <translation>De los recuentos agregados, counts_per_intersections.csv. Para un archivo que ya tenga: “Importar cámaras”.</translation>
    </message>
    <message>
      <source>Of the buildings {count} have a height, and {parts} are parts of others.</source>
      <translation>De los edificios, {count} tienen altura y {parts} son partes de otros.</translation>
    </message>
    <message>
      <source>Of the cameras recorded, none sees the walk from {one} to {other} at {range}.</source>
      <translation>De las cámaras registradas, ninguna ve el recorrido de {one} a {other} con {range}.</translation>
    </message>
    <message>
      <source>Of the cameras recorded, none sees this walk at {range}: there is a walk out of view, {detour} % longer than the shortest.</source>
      <translation>De las cámaras registradas, ninguna ve este recorrido con {range}: hay un recorrido fuera de la vista, un {detour} % más largo que el más corto.</translation>
    </message>
    <message>
      <source>Of the cameras recorded, none sees this way at {range}: there is a way out of view, which takes {detour} % more time than the fastest.</source>
      <translation>De las cámaras registradas, ninguna ve este camino con {range}: hay un camino fuera de la vista, que lleva un {detour} % más de tiempo que el más rápido.</translation>
    </message>
    <message>
      <source>Of the cameras recorded, none sees this way at {range}: there is a way out of view, {detour} % longer than the shortest.</source>
      <translation>De las cámaras registradas, ninguna ve este camino con {range}: hay un camino fuera de la vista, un {detour} % más largo que el más corto.</translation>
    </message>
    <message>
      <source>Of the lens, where a camera has no focal_mm of its own. With it the field of view of cameras without one follows, and levels can be had.</source>
      <translation>De la lente, donde una cámara no tiene un focal_mm propio. Con ella se deduce el campo de visión de las cámaras que no lo tienen, y se pueden obtener los niveles.</translation>
    </message>
    <message>
      <source>Of the optical axis, where a camera has no tilt_deg of its own. What is seen is then what a 16:9 picture as wide as the field of view shows of the level ground, at the target's height. A camera that turns or has no direction may show all from the nearest to the farthest place that such a picture shows. Without a tilt, or with a field of view of 180 degrees or more, there are no such limits.</source>
      <translation>Del eje óptico, cuando una cámara no tiene un tilt_deg propio. Lo que se ve es entonces lo que una imagen de 16:9 tan ancha como el campo de visión muestra del suelo llano, a la altura de lo observado. Una cámara que gira o que no tiene dirección puede mostrar todo desde el lugar más cercano hasta el más lejano que muestra una imagen así. Sin inclinación, o con un campo de visión de 180 grados o más, no hay tales límites.</translation>
    </message>
    <message>
      <source>Of the track: {parts}.</source>
      <translation>Del track: {parts}.</translation>
    </message>
    <message>
      <source>Of the walks, those from a station; NULL where the layer does not tell.</source>
      <translation>De los recorridos, los que parten de una estación; NULL donde la capa no lo indica.</translation>
    </message>
    <message>
      <source>Of the walks, those from an entrance; NULL where the layer does not tell.</source>
      <translation>De los recorridos, los que parten de una entrada; NULL donde la capa no lo indica.</translation>
    </message>
    <message>
      <source>Of these, cameras of private ownership.</source>
      <translation>De ellas, cámaras de titularidad privada.</translation>
    </message>
    <message>
      <source>Of these, cameras of public ownership.</source>
      <translation>De ellas, cámaras de titularidad pública.</translation>
    </message>
    <message>
      <source>Off the streets at {place}</source>
      <translation>Fuera de las calles en {place}</translation>
    </message>
    <message>
      <source>On Debian and Ubuntu instead: sudo apt install {packages}</source>
      <translation>En Debian y Ubuntu, en su lugar: sudo apt install {packages}</translation>
    </message>
    <message>
      <source>One HTML file for reading and printing, which opens without a network: question, data, method, maps, tables, what survives, caveats, and how to repeat it. Its pictures are in a folder beside it.</source>
      <translation>Un archivo HTML para leer e imprimir, que se abre sin red: pregunta, datos, método, mapas, tablas, qué se mantiene, salvedades y cómo repetirlo. Sus imágenes están en una carpeta junto a él.</translation>
    </message>
    <message>
      <source>One line per walk, with its figures. The first place's fields come along.</source>
      <translation>Una línea por recorrido, con sus cifras. Se incluyen los campos del primer lugar.</translation>
    </message>
    <message>
      <source>One line per walk, with its figures. The origin's fields come along.</source>
      <translation>Una línea por recorrido, con sus cifras. Se incluyen los campos del origen.</translation>
    </message>
    <message>
      <source>One line per walk, with its figures. The station's fields come along.</source>
      <translation>Una línea por recorrido, con sus cifras. Incluye los campos de la estación.</translation>
    </message>
    <message>
      <source>One model holds all regions, each with an intercept and slopes of its own.</source>
      <translation>Un solo modelo contiene todas las regiones, cada una con constante y pendientes propias.</translation>
    </message>
    <message>
      <source>One of the places cannot be used.</source>
      <translation>Uno de los lugares no se puede usar.</translation>
    </message>
    <message>
      <source>One point per walk and camera that sees some of it.</source>
      <translation>Un punto por recorrido y cámara que ve una parte de él.</translation>
    </message>
    <message>
      <source>One polygon per camera, as “Camera viewsheds” makes them.</source>
      <translation>Un polígono por cámara, como los crea “Cuencas visuales de cámaras”.</translation>
    </message>
    <message>
      <source>One polygon per camera, as “Camera viewsheds” makes them. They replace the discs.</source>
      <translation>Un polígono por cámara, como los crea “Cuencas visuales de cámaras”. Sustituyen a los discos.</translation>
    </message>
    <message>
      <source>One polygon per camera, as “Camera viewsheds” makes them; they replace cameras and range</source>
      <translation>Un polígono por cámara, como los crea “Cuencas visuales de cámaras”; sustituyen a las cámaras y al alcance</translation>
    </message>
    <message>
      <source>One polygon per camera, with the camera's fields.</source>
      <translation>Un polígono por cámara, con los campos de la cámara.</translation>
    </message>
    <message>
      <source>One polygon per tract.</source>
      <translation>Un polígono por sección censal.</translation>
    </message>
    <message>
      <source>One row per place: the share in view (0 to 1) of its walk to each other place, in columns to_1, to_2 and so on; of all trade-offs, that of the least exposed. NULL where there is no walk, or one of no length.</source>
      <translation>Una fila por lugar: la proporción a la vista (de 0 a 1) de su recorrido hasta cada uno de los demás lugares, en columnas to_1, to_2, etc.; de todos los equilibrios, la del menos expuesto. NULL donde no hay recorrido o no tiene longitud.</translation>
    </message>
    <message>
      <source>One row per site and kind of walk: the figures to quote.</source>
      <translation>Una fila por sitio y tipo de recorrido: las cifras que citar.</translation>
    </message>
    <message>
      <source>Only areas with more residents than</source>
      <translation>Solo áreas con más habitantes que</translation>
    </message>
    <message>
      <source>Only cameras for which this expression is true; the boxes write it for you</source>
      <translation>Solo cámaras para las que esta expresión es verdadera; las casillas la escriben por usted</translation>
    </message>
    <message>
      <source>Only cameras where</source>
      <translation>Solo cámaras donde</translation>
    </message>
    <message>
      <source>Only cameras where {condition} are counted, others may see it.</source>
      <translation>Solo se cuentan las cámaras donde {condition}; puede que otras lo vean.</translation>
    </message>
    <message>
      <source>Only lines for which this expression is true are walked on</source>
      <translation>Solo se camina por líneas para las que esta expresión es verdadera</translation>
    </message>
    <message>
      <source>Only points where</source>
      <translation>Solo puntos donde</translation>
    </message>
    <message>
      <source>Only streets where</source>
      <translation>Solo calles donde</translation>
    </message>
    <message>
      <source>Only what meets this rectangle. Empty: the whole file; a server needs one.</source>
      <translation>Solo lo que toca este rectángulo. Vacío: todo el archivo; un servidor necesita uno.</translation>
    </message>
    <message>
      <source>Only what touches this extent. Empty: everything, at most {rows} rows.</source>
      <translation>Solo lo que toca esta extensión. Vacío: todo, como máximo {rows} filas.</translation>
    </message>
    <message>
      <source>Only {number} areas in {region}: errors are uncertain themselves, those that allow for neighbours above all. Take what survives there as a hint.</source>
      <translation>Solo {number} áreas en {region}: los propios errores son inciertos, sobre todo los que admiten el parecido de áreas vecinas. Tome lo que se mantenga allí como un indicio.</translation>
    </message>
    <message>
      <source>Only {number} events in {region} for its coefficients, fewer than ten for each: estimates are unstable, and too far from zero.</source>
      <translation>Solo {number} sucesos en {region} para sus coeficientes, menos de diez para cada uno: las estimaciones son inestables y están demasiado lejos de cero.</translation>
    </message>
    <message>
      <source>Op&amp;en data of a city</source>
      <translation>Datos a&amp;biertos de una ciudad</translation>
    </message>
    <message>
      <source>Open a made-up city with cameras, streets and buildings to try things on</source>
      <translation>Abrir una ciudad ficticia con cámaras, calles y edificios para hacer pruebas</translation>
    </message>
    <message>
      <source>Open as processing &amp;dialog…</source>
      <translation>Abrir como diál&amp;ogo de Procesos…</translation>
    </message>
    <message>
      <source>Open data</source>
      <translation>Datos abiertos</translation>
    </message>
    <message>
      <source>Open data: 2 requests, then one per {page} rows; over {most} rows are refused.</source>
      <translation>Datos abiertos: 2 peticiones y después una por cada {page} filas; se rechazan más de {most} filas.</translation>
    </message>
    <message>
      <source>Open data: give the domain the data set is published under.</source>
      <translation>Datos abiertos: indique el dominio en el que se publica el conjunto de datos.</translation>
    </message>
    <message>
      <source>Open data: give the id of the data set, such as 5zhs-2jue.</source>
      <translation>Datos abiertos: indique el identificador del conjunto de datos, como 5zhs-2jue.</translation>
    </message>
    <message>
      <source>Open ground of the study area (m²)</source>
      <translation>Espacio abierto del área de estudio (m²)</translation>
    </message>
    <message>
      <source>OpenStreetMap ({host}), data of {day}, fetched on {date}</source>
      <translation>OpenStreetMap ({host}), datos del {day}, obtenidos el {date}</translation>
    </message>
    <message>
      <source>OpenStreetMap extract</source>
      <translation>Extracto de OpenStreetMap</translation>
    </message>
    <message>
      <source>OpenStreetMap extract: choose a .osm.pbf or .osm file, or “overpass” as the source.</source>
      <translation>Extracto de OpenStreetMap: elija un archivo .osm.pbf o .osm, o “overpass” como fuente.</translation>
    </message>
    <message>
      <source>OpenStreetMap extract: there is no file {path} that can be read.</source>
      <translation>Extracto de OpenStreetMap: no hay ningún archivo {path} que se pueda leer.</translation>
    </message>
    <message>
      <source>OpenStreetMap extract: {path} is not named .osm.pbf or .osm.</source>
      <translation>Extracto de OpenStreetMap: el nombre de {path} no termina en .osm.pbf ni en .osm.</translation>
    </message>
    <message>
      <source>OpenStreetMap extracts (*.pbf *.osm *.gz *.bz2 *.xz *.xml *.json);;All files (*)</source>
      <translation>Extractos de OpenStreetMap (*.pbf *.osm *.gz *.bz2 *.xz *.xml *.json);;Todos los archivos (*)</translation>
    </message>
    <message>
      <source>OpenStreetMap's tag {tag}, as it is.</source>
      <translation>La etiqueta {tag} de OpenStreetMap, tal cual.</translation>
    </message>
    <message>
      <source>OpenStreetMap, {file}, data of {day}</source>
      <translation>OpenStreetMap, {file}, datos del {day}</translation>
    </message>
    <message>
      <source>OpenStreetMap: choose a .osm.pbf or .osm file.</source>
      <translation>OpenStreetMap: elija un archivo .osm.pbf o .osm.</translation>
    </message>
    <message>
      <source>OpenStreetMap: tick at least one layer.</source>
      <translation>OpenStreetMap: marque al menos una capa.</translation>
    </message>
    <message>
      <source>OpenStreetMap: {cost}, after one that asks how much there is; over {most} things are refused.</source>
      <translation>OpenStreetMap: {cost}, después de una que pregunta cuánto hay; más de {most} elementos se rechazan.</translation>
    </message>
    <message>
      <source>OpenStreetMap: {file}, {size} MB, read on this computer.</source>
      <translation>OpenStreetMap: {file}, {size} MB, leído en este equipo.</translation>
    </message>
    <message>
      <source>Or in a terminal: {command}</source>
      <translation>O en un terminal: {command}</translation>
    </message>
    <message>
      <source>Or in the OSGeo4W Shell, which is in the start menu beside QGIS: {command}</source>
      <translation>O en OSGeo4W Shell, que está en el menú de inicio junto a QGIS: {command}</translation>
    </message>
    <message>
      <source>Order</source>
      <translation>Orden</translation>
    </message>
    <message>
      <source>Other borders of areas could give other results (the modifiable areal unit problem).</source>
      <translation>Otros límites de las áreas podrían dar otros resultados (el problema de la unidad de área modificable).</translation>
    </message>
    <message>
      <source>Outcome</source>
      <translation>Resultado</translation>
    </message>
    <message>
      <source>Outcome and predictor are both per resident. Where few live but many work, both are high without any link between them; the check with log(population) shows how much hangs on that.</source>
      <translation>El resultado y el predictor son ambos por habitante. Donde viven pocos pero trabajan muchos, ambos son altos sin relación alguna entre ellos; la comprobación con log(population) muestra cuánto depende de eso.</translation>
    </message>
    <message>
      <source>Outcome: give a field or an expression, or cameras to measure surveillance by.</source>
      <translation>Resultado: indique un campo o una expresión, o cámaras con las que medir la vigilancia.</translation>
    </message>
    <message>
      <source>Outcome: give a field or an expression, or points to count.</source>
      <translation>Resultado: indique un campo o una expresión, o puntos que contar.</translation>
    </message>
    <message>
      <source>Over the sum of (fields of residents)</source>
      <translation>Sobre la suma de (campos de habitantes)</translation>
    </message>
    <message>
      <source>Owned by</source>
      <translation>Titularidad</translation>
    </message>
    <message>
      <source>Owner unknown</source>
      <translation>Titular desconocido</translation>
    </message>
    <message>
      <source>PNG picture (*.png);;SVG drawing (*.svg)</source>
      <translation>Imagen PNG (*.png);;Dibujo SVG (*.svg)</translation>
    </message>
    <message>
      <source>Pairs</source>
      <translation>Pares</translation>
    </message>
    <message>
      <source>Pairs field = field of its margin of error (at 90 %, as the census gives it), separated by semicolons, such as pop_total_est = pop_total_moe. Those fields are drawn anew many times.</source>
      <translation>Pares campo = campo de su margen de error (al 90 %, como lo da el censo), separados por punto y coma, como pop_total_est = pop_total_moe. Esos campos se vuelven a sortear muchas veces.</translation>
    </message>
    <message>
      <source>Pairs of a feature and a camera that sees it</source>
      <translation>Pares de una entidad y una cámara que la ve</translation>
    </message>
    <message>
      <source>Pairs without a walk</source>
      <translation>Pares sin recorrido</translation>
    </message>
    <message>
      <source>Pairs: no origin and destination have equal values in the two fields.</source>
      <translation>Pares: ningún origen y destino tienen valores iguales en los dos campos.</translation>
    </message>
    <message>
      <source>Parameters</source>
      <translation>Parámetros</translation>
    </message>
    <message>
      <source>Parts of buildings</source>
      <translation>Partes de edificios</translation>
    </message>
    <message>
      <source>Pearson residual</source>
      <translation>Residuo de Pearson</translation>
    </message>
    <message>
      <source>Pearson's residual: response less fitted, over the standard deviation the model expects. Beyond 2 either way, the area is unlike what the model says.</source>
      <translation>Residuo de Pearson: respuesta menos valor ajustado, dividido entre la desviación estándar que espera el modelo. Más allá de 2 en cualquier sentido, el área no es como dice el modelo.</translation>
    </message>
    <message>
      <source>Permutations</source>
      <translation>Permutaciones</translation>
    </message>
    <message>
      <source>Picture of the curve</source>
      <translation>Imagen de la curva</translation>
    </message>
    <message>
      <source>Picture of the curve: {path} ends with none of {formats}, which can be drawn.</source>
      <translation>Imagen de la curva: {path} no termina en ninguno de {formats}, que son los que se pueden dibujar.</translation>
    </message>
    <message>
      <source>Pixels across the picture</source>
      <translation>Píxeles a lo ancho de la imagen</translation>
    </message>
    <message>
      <source>Place</source>
      <translation>Lugar</translation>
    </message>
    <message>
      <source>Place shared by sites</source>
      <translation>Lugar compartido por sitios</translation>
    </message>
    <message>
      <source>Places</source>
      <translation>Lugares</translation>
    </message>
    <message>
      <source>Places merged from several sites</source>
      <translation>Lugares fusionados a partir de varios sitios</translation>
    </message>
    <message>
      <source>Places that every walk passes, all of them, in the order of the layer; {most} at most.</source>
      <translation>Lugares por los que pasa cada recorrido, todos ellos, en el orden de la capa; {most} como máximo.</translation>
    </message>
    <message>
      <source>Places: the layer “{layer}” has one place; pairs need two.</source>
      <translation>Lugares: la capa “{layer}” tiene un solo lugar; para formar pares hacen falta dos.</translation>
    </message>
    <message>
      <source>Points counted</source>
      <translation>Puntos contados</translation>
    </message>
    <message>
      <source>Points counted per area ({condition}), each in the first area it lies in.</source>
      <translation>Puntos contados por área ({condition}), cada uno en la primera área en la que está.</translation>
    </message>
    <message>
      <source>Points in an area</source>
      <translation>Puntos en un área</translation>
    </message>
    <message>
      <source>Points in no area</source>
      <translation>Puntos en ningún área</translation>
    </message>
    <message>
      <source>Points in the area, each counted once. NULL where the area has no usable geometry.</source>
      <translation>Puntos en el área, cada uno contado una vez. NULL donde el área no tiene una geometría que se pueda usar.</translation>
    </message>
    <message>
      <source>Points in the area, each counted once. There if points are given.</source>
      <translation>Puntos en el área, cada uno contado una vez. Existe si se indican puntos.</translation>
    </message>
    <message>
      <source>Points per area</source>
      <translation>Puntos por área</translation>
    </message>
    <message>
      <source>Points such as stops.</source>
      <translation>Puntos, como controles.</translation>
    </message>
    <message>
      <source>Points such as stops: each counts once, in the first area it lies in.</source>
      <translation>Puntos, como los controles: cada uno cuenta una vez, en la primera área en que está.</translation>
    </message>
    <message>
      <source>Points that cannot be used</source>
      <translation>Puntos que no se pueden usar</translation>
    </message>
    <message>
      <source>Points to count</source>
      <translation>Puntos que contar</translation>
    </message>
    <message>
      <source>Points, lines or areas</source>
      <translation>Puntos, líneas o áreas</translation>
    </message>
    <message>
      <source>Police stops</source>
      <translation>Controles policiales</translation>
    </message>
    <message>
      <source>Polygons of the regions, where areas have no field of it: each counts where its middle lies.</source>
      <translation>Polígonos de las regiones, cuando las áreas no tienen un campo para ello: cada área cuenta donde está su centro.</translation>
    </message>
    <message>
      <source>Polygons such as census tracts, each of them once.</source>
      <translation>Polígonos como las secciones censales, cada uno una sola vez.</translation>
    </message>
    <message>
      <source>Polygons to count in, such as tracts.</source>
      <translation>Polígonos en los que contar, como secciones censales.</translation>
    </message>
    <message>
      <source>Polygons to measure, such as census tracts. Clip them to the shoreline first.</source>
      <translation>Polígonos que medir, como las secciones censales. Recórtelos antes por la línea de costa.</translation>
    </message>
    <message>
      <source>Polygons, such as the result of “Camera density per area”.</source>
      <translation>Polígonos, como el resultado de “Densidad de cámaras por área”.</translation>
    </message>
    <message>
      <source>Polygons; with them the share of their open ground that is in view is a result, too.</source>
      <translation>Polígonos; con ellos también se obtiene la proporción de su espacio abierto que está a la vista.</translation>
    </message>
    <message>
      <source>Population</source>
      <translation>Población</translation>
    </message>
    <message>
      <source>Population: cameras per 1,000 residents need it, so give its field.</source>
      <translation>Población: las cámaras por cada 1000 habitantes la necesitan; indique su campo.</translation>
    </message>
    <message>
      <source>Population: this model is of counts per resident, so give the population.</source>
      <translation>Población: este modelo es de recuentos por habitante; indique la población.</translation>
    </message>
    <message>
      <source>Population: {field} has none, so all rates are NULL.</source>
      <translation>Población: {field} no tiene ninguna, por lo que todas las tasas son NULL.</translation>
    </message>
    <message>
      <source>Port Alder, a made-up city</source>
      <translation>Port Alder, una ciudad ficticia</translation>
    </message>
    <message>
      <source>Potential reach: this camera turns.</source>
      <translation>Alcance potencial: esta cámara gira.</translation>
    </message>
    <message>
      <source>Predictors</source>
      <translation>Predictores</translation>
    </message>
    <message>
      <source>Predictors: give fields or expressions, or the groups whose share is asked about.</source>
      <translation>Predictores: indique campos o expresiones, o los grupos por cuya proporción se pregunta.</translation>
    </message>
    <message>
      <source>Press the pin and click on the map, or type a name or coordinates.</source>
      <translation>Pulse la chincheta y haga clic en el mapa, o escriba un nombre o coordenadas.</translation>
    </message>
    <message>
      <source>Private</source>
      <translation>Privada</translation>
    </message>
    <message>
      <source>Private
cameras</source>
      <translation>Cámaras
privadas</translation>
    </message>
    <message>
      <source>Private cameras</source>
      <translation>Cámaras privadas</translation>
    </message>
    <message>
      <source>Profile as a &amp;picture…</source>
      <translation>Perfil como &amp;imagen…</translation>
    </message>
    <message>
      <source>Profile as a picture</source>
      <translation>Perfil como imagen</translation>
    </message>
    <message>
      <source>Public</source>
      <translation>Pública</translation>
    </message>
    <message>
      <source>Public
cameras</source>
      <translation>Cámaras
públicas</translation>
    </message>
    <message>
      <source>Public cameras</source>
      <translation>Cámaras públicas</translation>
    </message>
    <message>
      <source>Range (m)</source>
      <translation>Alcance (m)</translation>
    </message>
    <message>
      <source>Range (m): {range} m among buildings, for {cameras} cameras, would take hours and gigabytes; the limit there is {limit} m. Use a shorter range, or no buildings.</source>
      <translation>Alcance (m): {range} m entre edificios, para {cameras} cámaras, requeriría horas y gigabytes; el límite en ese caso es {limit} m. Use un alcance menor o ningún edificio.</translation>
    </message>
    <message>
      <source>Ranges (m)</source>
      <translation>Alcances (m)</translation>
    </message>
    <message>
      <source>Ranges (m): there are none.</source>
      <translation>Alcances (m): no hay ninguno.</translation>
    </message>
    <message>
      <source>Ranges (m): {count} are too many; at most {most} can be measured at once.</source>
      <translation>Alcances (m): {count} son demasiados; se pueden medir como máximo {most} a la vez.</translation>
    </message>
    <message>
      <source>Ranges (m): “{part}” is not a number of metres from {low} to {high}.</source>
      <translation>Alcances (m): “{part}” no es un número de metros de {low} a {high}.</translation>
    </message>
    <message>
      <source>Ranges measured</source>
      <translation>Alcances medidos</translation>
    </message>
    <message>
      <source>Ranges to try (m)</source>
      <translation>Alcances que probar (m)</translation>
    </message>
    <message>
      <source>Rank areas</source>
      <translation>Clasificar áreas</translation>
    </message>
    <message>
      <source>Ranks areas by any measure, such as effective cameras per 1,000 residents, and gives the top ones with a map.
Areas with few residents are left out, since a single camera gives them an extreme rate: parks, airports, industry. Areas whose measure is NULL or no number never rank. Equal measures share a rank, and the next rank counts them all (1, 2, 2, 4); so the top 10 may be more than 10 areas.
A rank says nothing of how much neighbouring ranks differ: look at the measures.</source>
      <translation>Clasifica áreas por cualquier medida, como las cámaras efectivas por cada 1000 habitantes, y da las primeras con un mapa.
Las áreas con pocos habitantes se omiten, porque una sola cámara les da una tasa extrema: parques, aeropuertos, industria. Las áreas cuya medida es NULL o no es un número nunca se clasifican. Las medidas iguales comparten puesto, y el puesto siguiente las cuenta todas (1, 2, 2, 4); así, las 10 primeras pueden ser más de 10 áreas.
Un puesto no dice nada de cuánto difieren los puestos vecinos: mire las medidas.</translation>
    </message>
    <message>
      <source>Raster of cameras in view</source>
      <translation>Ráster de cámaras que ven cada celda</translation>
    </message>
    <message>
      <source>Raster: {size}, {megabytes} MB before compression.</source>
      <translation>Ráster: {size}, {megabytes} MB antes de comprimir.</translation>
    </message>
    <message>
      <source>Ratio</source>
      <translation>Razón</translation>
    </message>
    <message>
      <source>Read the layers anew and look for walks</source>
      <translation>Volver a leer las capas y buscar recorridos</translation>
    </message>
    <message>
      <source>Ready: press “Find walks”.</source>
      <translation>Listo: pulse “Buscar recorridos”.</translation>
    </message>
    <message>
      <source>Recognition levels need the focal length of the lens.</source>
      <translation>Los niveles de reconocimiento necesitan la distancia focal de la lente.</translation>
    </message>
    <message>
      <source>Recognition rings</source>
      <translation>Anillos de reconocimiento</translation>
    </message>
    <message>
      <source>Recognition rings, {range}</source>
      <translation>Anillos de reconocimiento, {range}</translation>
    </message>
    <message>
      <source>Records</source>
      <translation>Registros</translation>
    </message>
    <message>
      <source>Records that watch no street</source>
      <translation>Registros que no vigilan ninguna calle</translation>
    </message>
    <message>
      <source>Region</source>
      <translation>Región</translation>
    </message>
    <message>
      <source>Regions</source>
      <translation>Regiones</translation>
    </message>
    <message>
      <source>Regions in the model</source>
      <translation>Regiones en el modelo</translation>
    </message>
    <message>
      <source>Reload the plugin.</source>
      <translation>Recargue el complemento.</translation>
    </message>
    <message>
      <source>Report</source>
      <translation>Informe</translation>
    </message>
    <message>
      <source>Residents</source>
      <translation>Habitantes</translation>
    </message>
    <message>
      <source>Residents (ACS table B01003).</source>
      <translation>Habitantes (tabla B01003 de la ACS).</translation>
    </message>
    <message>
      <source>Residual</source>
      <translation>Residuo</translation>
    </message>
    <message>
      <source>Residuals by fitted value: each point is an area, the line joins means of up to ten equal groups. A good model's line stays near 0.</source>
      <translation>Residuos según el valor ajustado: cada punto es un área; la línea une las medias de hasta diez grupos iguales. La línea de un buen modelo se mantiene cerca de 0.</translation>
    </message>
    <message>
      <source>Ride, {name}</source>
      <translation>En bicicleta, {name}</translation>
    </message>
    <message>
      <source>Robustness</source>
      <translation>Robustez</translation>
    </message>
    <message>
      <source>Round trips a week</source>
      <translation>Viajes de ida y vuelta a la semana</translation>
    </message>
    <message>
      <source>Row {number} could not be written to {name}: {reason}</source>
      <translation>La fila {number} no se pudo escribir en {name}: {reason}</translation>
    </message>
    <message>
      <source>Rows</source>
      <translation>Filas</translation>
    </message>
    <message>
      <source>Rows left out</source>
      <translation>Filas omitidas</translation>
    </message>
    <message>
      <source>Rows that cannot be used</source>
      <translation>Filas que no se pueden usar</translation>
    </message>
    <message>
      <source>Rows that watch no street</source>
      <translation>Filas que no vigilan ninguna calle</translation>
    </message>
    <message>
      <source>Rows used</source>
      <translation>Filas usadas</translation>
    </message>
    <message>
      <source>Rows without a place</source>
      <translation>Filas sin lugar</translation>
    </message>
    <message>
      <source>S&amp;hortest by</source>
      <translation>Más &amp;corto por</translation>
    </message>
    <message>
      <source>S&amp;tations</source>
      <translation>Es&amp;taciones</translation>
    </message>
    <message>
      <source>Sa&amp;me range for all cameras</source>
      <translation>Mismo alcance para &amp;todas las cámaras</translation>
    </message>
    <message>
      <source>Sample city</source>
      <translation>Ciudad de ejemplo</translation>
    </message>
    <message>
      <source>Save as la&amp;yers</source>
      <translation>G&amp;uardar como capas</translation>
    </message>
    <message>
      <source>Search as &amp;I change things</source>
      <translation>Bús&amp;queda con cada cambio</translation>
    </message>
    <message>
      <source>Seed</source>
      <translation>Semilla</translation>
    </message>
    <message>
      <source>Sees</source>
      <translation>Ve</translation>
    </message>
    <message>
      <source>Sets the range from the lens, for cameras without a range_m of their own: monitor, detect, observe, recognise, identify or inspect (EN 62676-4:2014), face (24 pixels across a face), or pixels per metre. Empty: the range above holds.</source>
      <translation>Fija el alcance a partir de la lente, para las cámaras sin un range_m propio: monitor, detect, observe, recognise, identify o inspect (EN 62676-4:2014), face (24 píxeles a lo ancho de una cara) o píxeles por metro. Vacío: vale el alcance de arriba.</translation>
    </message>
    <message>
      <source>Shapely must not be built for a newer GEOS than QGIS's own, {geos}: shapely 2.0 has GEOS 3.11, shapely 2.1 has GEOS 3.13.</source>
      <translation>Shapely no debe estar compilado para una versión de GEOS más nueva que la de QGIS, {geos}: shapely 2.0 tiene GEOS 3.11 y shapely 2.1 tiene GEOS 3.13.</translation>
    </message>
    <message>
      <source>Share in view by range of the cameras</source>
      <translation>Proporción a la vista según el alcance de las cámaras</translation>
    </message>
    <message>
      <source>Share in view, by length</source>
      <translation>Proporción a la vista, según la longitud</translation>
    </message>
    <message>
      <source>Share of all areas in view</source>
      <translation>Proporción de todas las áreas a la vista</translation>
    </message>
    <message>
      <source>Share of all walks in view</source>
      <translation>Proporción de todos los recorridos a la vista</translation>
    </message>
    <message>
      <source>Share of all walks in view at the longest range</source>
      <translation>Proporción de todos los recorridos a la vista con el alcance mayor</translation>
    </message>
    <message>
      <source>Share of all walks in view at the shortest range</source>
      <translation>Proporción de todos los recorridos a la vista con el alcance menor</translation>
    </message>
    <message>
      <source>Share of places where the count of {what} is off the median.</source>
      <translation>Proporción de lugares donde el recuento de {what} se aparta de la mediana.</translation>
    </message>
    <message>
      <source>Share of the open ground in view</source>
      <translation>Proporción del espacio abierto a la vista</translation>
    </message>
    <message>
      <source>Share of the walk in view (%)</source>
      <translation>Proporción del recorrido a la vista (%)</translation>
    </message>
    <message>
      <source>Share of the walk in view, 0 to 1; NULL for a walk of no length.</source>
      <translation>Proporción del recorrido a la vista, de 0 a 1; NULL para un recorrido sin longitud.</translation>
    </message>
    <message>
      <source>Share of these places where any count is off the median, 0 to 1.</source>
      <translation>Proporción de estos lugares donde algún recuento se aparta de la mediana, de 0 a 1.</translation>
    </message>
    <message>
      <source>Shares in view between {layer}, {range}</source>
      <translation>Proporciones a la vista entre {layer}, {range}</translation>
    </message>
    <message>
      <source>Shortest by</source>
      <translation>Más corto por</translation>
    </message>
    <message>
      <source>Show or hide the panel “Surveillance exposure”</source>
      <translation>Mostrar u ocultar el panel “Exposición a la vigilancia”</translation>
    </message>
    <message>
      <source>Shown on the ma&amp;p</source>
      <translation>Mostrado en el ma&amp;pa</translation>
    </message>
    <message>
      <source>Shown on the map</source>
      <translation>Mostrado en el mapa</translation>
    </message>
    <message>
      <source>Si&amp;ghts</source>
      <translation>Lu&amp;gares de interés</translation>
    </message>
    <message>
      <source>Side of a cell, in metres on the ground. Half of it makes four times as many cells.</source>
      <translation>Lado de una celda, en metros sobre el suelo. La mitad da cuatro veces más celdas.</translation>
    </message>
    <message>
      <source>Side of the vehicle seen</source>
      <translation>Lado del vehículo visto</translation>
    </message>
    <message>
      <source>Sight</source>
      <translation>Lugar de interés</translation>
    </message>
    <message>
      <source>Sights</source>
      <translation>Lugares de interés</translation>
    </message>
    <message>
      <source>Sights, squares and named neighbourhoods.</source>
      <translation>Lugares de interés, plazas y barrios con nombre.</translation>
    </message>
    <message>
      <source>Significant as modelled, but this claim does not survive: {names}.</source>
      <translation>Significativo según el modelo, pero esta afirmación no se mantiene: {names}.</translation>
    </message>
    <message>
      <source>Significant wherever there is an answer, but a check that decides has none: {names}.</source>
      <translation>Significativo siempre que hay respuesta, pero una comprobación decisiva no la tiene: {names}.</translation>
    </message>
    <message>
      <source>Site</source>
      <translation>Sitio</translation>
    </message>
    <message>
      <source>Sites that fewer volunteers counted are left out, and counted in a message.</source>
      <translation>Los sitios que contaron menos voluntarios se omiten, y se cuentan en un mensaje.</translation>
    </message>
    <message>
      <source>Sites with cameras</source>
      <translation>Sitios con cámaras</translation>
    </message>
    <message>
      <source>Sites with the same value here, such as a panorama, are merged into one place. Where it is empty or absent, every site is a place of its own.</source>
      <translation>Los sitios con el mismo valor aquí, como un panorama, se fusionan en un lugar. Donde está vacío o falta, cada sitio es un lugar propio.</translation>
    </message>
    <message>
      <source>Sites with too few volunteers</source>
      <translation>Sitios con muy pocos voluntarios</translation>
    </message>
    <message>
      <source>Sites without cameras</source>
      <translation>Sitios sin cámaras</translation>
    </message>
    <message>
      <source>Smallest share in view</source>
      <translation>Menor proporción a la vista</translation>
    </message>
    <message>
      <source>Snapping tolerance of the network (m)</source>
      <translation>Tolerancia de ajuste de la red (m)</translation>
    </message>
    <message>
      <source>Some cells are in view of more cameras than a cell can hold; they say {most}.</source>
      <translation>Algunas celdas están a la vista de más cámaras de las que caben en una celda; indican {most}.</translation>
    </message>
    <message>
      <source>Something changed since these figures were made. Press “Find walks”.</source>
      <translation>Algo ha cambiado desde que se calcularon estas cifras. Pulse “Buscar recorridos”.</translation>
    </message>
    <message>
      <source>Speed (km/h)</source>
      <translation>Velocidad (km/h)</translation>
    </message>
    <message>
      <source>Stands every check made here: {names}.</source>
      <translation>Se mantiene en todas las comprobaciones hechas aquí: {names}.</translation>
    </message>
    <message>
      <source>Starts</source>
      <translation>Salidas</translation>
    </message>
    <message>
      <source>State, county and tract: eleven digits.</source>
      <translation>Estado, condado y sección censal: once dígitos.</translation>
    </message>
    <message>
      <source>Station</source>
      <translation>Estación</translation>
    </message>
    <message>
      <source>Stations</source>
      <translation>Estaciones</translation>
    </message>
    <message>
      <source>Stations and entrances with a walk to the site, those counted: what is summed up.</source>
      <translation>Estaciones y entradas con un recorrido hasta el sitio, las que se cuentan: lo que se resume.</translation>
    </message>
    <message>
      <source>Stations not counted, for an entrance with a walk is nearby; NULL where the layer does not tell.</source>
      <translation>Estaciones no contadas porque hay cerca una entrada con recorrido; NULL donde la capa no lo indica.</translation>
    </message>
    <message>
      <source>Stations or their entrances, where the walks start.</source>
      <translation>Estaciones o sus entradas, donde empiezan los recorridos.</translation>
    </message>
    <message>
      <source>Stations too far from every site</source>
      <translation>Estaciones demasiado lejos de todos los sitios</translation>
    </message>
    <message>
      <source>Stations with an entrance within {distance} m, {count} of them, are not counted beside their entrances.</source>
      <translation>Las estaciones con una entrada a menos de {distance} m, {count} en total, no se cuentan además de sus entradas.</translation>
    </message>
    <message>
      <source>Stations within (m)</source>
      <translation>Estaciones a menos de (m)</translation>
    </message>
    <message>
      <source>Stations within (m): there is none within {limit} m of the site. The nearest is {distance} m away.</source>
      <translation>Estaciones a menos de (m): no hay ninguna a menos de {limit} m del sitio. La más cercana está a {distance} m.</translation>
    </message>
    <message>
      <source>Stations, halts and entrances.</source>
      <translation>Estaciones, apeaderos y entradas.</translation>
    </message>
    <message>
      <source>Stations: {count} of {total} features of “{layer}” are farther than {limit} m from every site, and have no walk.</source>
      <translation>Estaciones: {count} de {total} entidades de “{layer}” están a más de {limit} m de todos los sitios y no tienen recorrido.</translation>
    </message>
    <message>
      <source>Steps</source>
      <translation>Escaleras</translation>
    </message>
    <message>
      <source>Street</source>
      <translation>Calle</translation>
    </message>
    <message>
      <source>Street network</source>
      <translation>Red de calles</translation>
    </message>
    <message>
      <source>Street network: no line of “{layer}” has a length.</source>
      <translation>Red de calles: ninguna línea de “{layer}” tiene longitud.</translation>
    </message>
    <message>
      <source>Streets</source>
      <translation>Calles</translation>
    </message>
    <message>
      <source>Streets and cameras</source>
      <translation>Calles y cámaras</translation>
    </message>
    <message>
      <source>Streets not for walking</source>
      <translation>Calles no aptas para caminar</translation>
    </message>
    <message>
      <source>Streets: {only}; ends joined within {tolerance} m.</source>
      <translation>Calles: {only}; extremos unidos a menos de {tolerance} m.</translation>
    </message>
    <message>
      <source>Study area</source>
      <translation>Área de estudio</translation>
    </message>
    <message>
      <source>Study area: buildings cover all of it, so there is no open ground and no share of it in view.</source>
      <translation>Área de estudio: los edificios la cubren por completo, así que no hay espacio abierto ni proporción de él a la vista.</translation>
    </message>
    <message>
      <source>Style and metadata could not be kept beside the raster: {reason}</source>
      <translation>No se pudieron guardar el estilo y los metadatos junto al ráster: {reason}</translation>
    </message>
    <message>
      <source>Style and metadata could not be kept in the GeoPackage: {reason}</source>
      <translation>No se pudieron guardar el estilo y los metadatos en el GeoPackage: {reason}</translation>
    </message>
    <message>
      <source>Submission</source>
      <translation>Envío</translation>
    </message>
    <message>
      <source>Summary</source>
      <translation>Resumen</translation>
    </message>
    <message>
      <source>Surveillance exposure</source>
      <translation>Exposición a la vigilancia</translation>
    </message>
    <message>
      <source>Surveillance exposure panel</source>
      <translation>Panel de Exposición a la vigilancia</translation>
    </message>
    <message>
      <source>Survives: {direction}, with the same sign and significant in all {checks} checks made here.</source>
      <translation>Se mantiene: {direction}, con el mismo signo y significativo en las {checks} comprobaciones hechas aquí.</translation>
    </message>
    <message>
      <source>Survives: {direction}, with the same sign and significant in the {checks} checks with an answer.</source>
      <translation>Se mantiene: {direction}, con el mismo signo y significativo en las {checks} comprobaciones con respuesta.</translation>
    </message>
    <message>
      <source>Swap A and B</source>
      <translation>Intercambiar A y B</translation>
    </message>
    <message>
      <source>TIGERweb and ACS {years}</source>
      <translation>TIGERweb y ACS {years}</translation>
    </message>
    <message>
      <source>Taken where the height of a building is missing or not a number; they are counted in a warning.</source>
      <translation>Se usa donde la altura de un edificio falta o no es un número; se cuentan en un aviso.</translation>
    </message>
    <message>
      <source>Tells the order of a volunteer's rows: the lowest one at a site counts. May be absent.</source>
      <translation>Indica el orden de las filas de un voluntario: cuenta la más baja de cada sitio. Puede faltar.</translation>
    </message>
    <message>
      <source>Term</source>
      <translation>Término</translation>
    </message>
    <message>
      <source>Terrain or surface (raster of heights)</source>
      <translation>Terreno o superficie (ráster de alturas)</translation>
    </message>
    <message>
      <source>The Processing tool {name} is not there. Reload the plugin.</source>
      <translation>La herramienta de Procesos {name} no está disponible. Recargue el complemento.</translation>
    </message>
    <message>
      <source>The angle a camera sees, where it has no fov_deg of its own; 360 is all around, but for cameras with a direction (see below). The field sectors of a camera (such as 0-90;180-270) overrides direction and width.</source>
      <translation>El ángulo que ve una cámara, cuando no tiene un fov_deg propio; 360 es todo alrededor, salvo para las cámaras con dirección (véase más abajo). El campo sectors de una cámara (como 0-90;180-270) prevalece sobre la dirección y la anchura.</translation>
    </message>
    <message>
      <source>The answer could not be kept on disk: {reason}.</source>
      <translation>La respuesta no se pudo conservar en el disco: {reason}.</translation>
    </message>
    <message>
      <source>The answer has {size} MB of JSON; at most {limit} MB are read.</source>
      <translation>La respuesta tiene {size} MB de JSON; se leen como máximo {limit} MB.</translation>
    </message>
    <message>
      <source>The answer has {size} MB or more, over the limit of {limit} MB; nothing was kept.</source>
      <translation>La respuesta tiene {size} MB o más, por encima del límite de {limit} MB; no se conservó nada.</translation>
    </message>
    <message>
      <source>The answer is JSON, but not as Socrata writes it.</source>
      <translation>La respuesta es JSON, pero no como lo escribe Socrata.</translation>
    </message>
    <message>
      <source>The answer is JSON, but not as the Census writes it.</source>
      <translation>La respuesta es JSON, pero no como lo escribe el Censo.</translation>
    </message>
    <message>
      <source>The answer is JSON, but not as the Overpass API writes it.</source>
      <translation>La respuesta es JSON, pero no como lo escribe la API de Overpass.</translation>
    </message>
    <message>
      <source>The answer is not {wanted}; it begins “{text}”.</source>
      <translation>La respuesta no es {wanted}; empieza por “{text}”.</translation>
    </message>
    <message>
      <source>The answer of {host} was cut off; asking again in {seconds} s.</source>
      <translation>La respuesta de {host} se interrumpió; se consulta de nuevo en {seconds} s.</translation>
    </message>
    <message>
      <source>The answer was cut off; nothing of it was kept.</source>
      <translation>La respuesta se interrumpió; no se conservó nada de ella.</translation>
    </message>
    <message>
      <source>The areas with their measures, shaded by effective cameras.</source>
      <translation>Las áreas con sus medidas, coloreadas según las cámaras efectivas.</translation>
    </message>
    <message>
      <source>The areas with their numbers of points, shaded by them.</source>
      <translation>Las áreas con sus números de puntos, coloreadas según ellos.</translation>
    </message>
    <message>
      <source>The areas with what the model expects of them, as a map of two variables: thirds of outcome by thirds of predictor.</source>
      <translation>Las áreas con lo que el modelo espera de ellas, como mapa de dos variables: tercios del resultado por tercios del predictor.</translation>
    </message>
    <message>
      <source>The camera that sees it; NULL for a viewshed without camera_id.</source>
      <translation>La cámara que la ve; NULL para una cuenca visual sin camera_id.</translation>
    </message>
    <message>
      <source>The camera's name, if it has one.</source>
      <translation>El nombre de la cámara, si lo tiene.</translation>
    </message>
    <message>
      <source>The camera, as its layer calls it.</source>
      <translation>La cámara, tal como la llama su capa.</translation>
    </message>
    <message>
      <source>The camera: its number among the viewsheds, from 1.</source>
      <translation>La cámara: su número entre las cuencas visuales, desde 1.</translation>
    </message>
    <message>
      <source>The cameras' own range_m is ignored: each range holds for all of them.</source>
      <translation>Se ignora el range_m propio de las cámaras: cada alcance vale para todas.</translation>
    </message>
    <message>
      <source>The coefficient then; for dispersion and Moran's I that figure.</source>
      <translation>El coeficiente en ese caso; para la dispersión y la I de Moran, esa cifra.</translation>
    </message>
    <message>
      <source>The coefficient's term; empty for a check of a whole model.</source>
      <translation>El término del coeficiente; vacío para una comprobación de todo un modelo.</translation>
    </message>
    <message>
      <source>The coefficient: the change in the log of the expected count, or in the log odds, for one more of the predictor. NULL where there is none; see message.</source>
      <translation>El coeficiente: el cambio en el logaritmo del recuento esperado, o en el logaritmo de las posibilidades (log odds), por cada unidad más del predictor. NULL donde no se puede obtener; consulte message.</translation>
    </message>
    <message>
      <source>The condition for cameras cannot be read: {problem}</source>
      <translation>La condición de las cámaras no se puede leer: {problem}</translation>
    </message>
    <message>
      <source>The condition for streets cannot be read: {problem}</source>
      <translation>La condición de las calles no se puede leer: {problem}</translation>
    </message>
    <message>
      <source>The connected areas in view.</source>
      <translation>Las áreas conexas a la vista.</translation>
    </message>
    <message>
      <source>The counts are not all whole numbers.</source>
      <translation>No todos los recuentos son números enteros.</translation>
    </message>
    <message>
      <source>The counts in {region} scatter no more than a Poisson model expects: the negative binomial is one.</source>
      <translation>Los recuentos en {region} no se dispersan más de lo que espera un modelo de Poisson: el binomial negativo equivale a uno.</translation>
    </message>
    <message>
      <source>The counts in {region} scatter {number} times as much as a Poisson model expects, so its errors are {factor} times too small. Look at the quasi-Poisson or negative binomial ones.</source>
      <translation>Los recuentos en {region} se dispersan {number} veces lo que espera un modelo de Poisson, por lo que sus errores son {factor} veces demasiado pequeños. Consulte los del modelo cuasi-Poisson o binomial negativo.</translation>
    </message>
    <message>
      <source>The data may just have changed: try again with “Ask again” ticked.</source>
      <translation>Puede que los datos acaben de cambiar: inténtelo de nuevo con “Consultar de nuevo” marcado.</translation>
    </message>
    <message>
      <source>The destination: its number in its layer, from 1.</source>
      <translation>El destino: su número en su capa, desde 1.</translation>
    </message>
    <message>
      <source>The end of a line nearer than this to a vertex of another is joined to it. Streets that cross without a vertex in common, such as a bridge and the street below, stay apart.</source>
      <translation>El extremo de una línea más cercano que esta distancia a un vértice de otra se une a él. Las calles que se cruzan sin un vértice en común, como un puente y la calle de debajo, quedan separadas.</translation>
    </message>
    <message>
      <source>The extent has {area} km²; public servers are not for more than {most} km².</source>
      <translation>La extensión tiene {area} km²; los servidores públicos no están pensados para más de {most} km².</translation>
    </message>
    <message>
      <source>The feature that is seen: its number in the other output, from 1.</source>
      <translation>La entidad que se ve: su número en la otra salida, desde 1.</translation>
    </message>
    <message>
      <source>The features of “{layer}” lie so far apart that lengths are wrong by up to {error} %, and areas by twice that. For better figures work on one region at a time.</source>
      <translation>Las entidades de “{layer}” están tan alejadas entre sí que las longitudes tienen errores de hasta un {error} %, y las superficies, del doble. Para obtener mejores cifras, trabaje con una región cada vez.</translation>
    </message>
    <message>
      <source>The features of “{layer}” lie so far apart that no coordinate system is true to scale: lengths would be wrong by up to {error} %. Work on one region at a time (select its features, or use a filter), or check the coordinates and their system.</source>
      <translation>Las entidades de “{layer}” están tan alejadas entre sí que ningún sistema de coordenadas conserva la escala: las longitudes tendrían errores de hasta un {error} %. Trabaje con una región cada vez (seleccione sus entidades o use un filtro), o compruebe las coordenadas y su sistema.</translation>
    </message>
    <message>
      <source>The features with the cameras that see them.</source>
      <translation>Las entidades con las cámaras que las ven.</translation>
    </message>
    <message>
      <source>The field that holds the names</source>
      <translation>El campo que contiene los nombres</translation>
    </message>
    <message>
      <source>The field with the number of {what}.</source>
      <translation>El campo con el número de {what}.</translation>
    </message>
    <message>
      <source>The field with the regions' names.</source>
      <translation>El campo con los nombres de las regiones.</translation>
    </message>
    <message>
      <source>The figures are on the clipboard, with what they hold for.</source>
      <translation>Las cifras están en el portapapeles, con las condiciones para las que valen.</translation>
    </message>
    <message>
      <source>The file has no rows.</source>
      <translation>El archivo no tiene filas.</translation>
    </message>
    <message>
      <source>The file holds {count} tracks; the longest is taken.</source>
      <translation>El archivo contiene {count} tracks; se toma el más largo.</translation>
    </message>
    <message>
      <source>The finest level reached in this ring.</source>
      <translation>El nivel más fino que se alcanza en este anillo.</translation>
    </message>
    <message>
      <source>The first {count} of {all} areas by {measure}, {order}; {floor}.</source>
      <translation>Las primeras {count} de {all} áreas por {measure}, {order}; {floor}.</translation>
    </message>
    <message>
      <source>The five years of the survey.</source>
      <translation>Los cinco años de la encuesta.</translation>
    </message>
    <message>
      <source>The five-year survey that ends in this year: 2019 stands for 2015 to 2019.</source>
      <translation>La encuesta de cinco años que termina en este año: 2019 representa de 2015 a 2019.</translation>
    </message>
    <message>
      <source>The folder of services of an ArcGIS server; TIGERweb's, or a copy of it.</source>
      <translation>La carpeta de servicios de un servidor ArcGIS; la de TIGERweb o una copia de ella.</translation>
    </message>
    <message>
      <source>The ground in view was made for {used}, but one effective camera is a disc of {range} m (Range). Give the same range to both if the figures are to be compared with published ones.</source>
      <translation>El suelo a la vista se calculó con {used}, pero una cámara efectiva es un disco de {range} m (Alcance). Dé el mismo alcance a ambos si las cifras se van a comparar con las publicadas.</translation>
    </message>
    <message>
      <source>The high end of the 95 % interval.</source>
      <translation>El extremo superior del intervalo del 95 %.</translation>
    </message>
    <message>
      <source>The high end of the interval; for margins of error 2.5 % are above.</source>
      <translation>El extremo superior del intervalo; para los márgenes de error, el 2,5 % queda por encima.</translation>
    </message>
    <message>
      <source>The interpreter of an Overpass API: the public one, another, or your own.</source>
      <translation>El intérprete de una API Overpass: el público, otro o el suyo propio.</translation>
    </message>
    <message>
      <source>The largest.</source>
      <translation>La mayor.</translation>
    </message>
    <message>
      <source>The latitude comes first, and {number} is beyond 90. Try {second}, {first}.</source>
      <translation>La latitud va primero, y {number} es mayor que 90. Pruebe {second}, {first}.</translation>
    </message>
    <message>
      <source>The layer in which names typed at From and To are looked up</source>
      <translation>La capa en que se buscan los nombres escritos en Desde y Hasta</translation>
    </message>
    <message>
      <source>The layer “{layer}” has no coordinate system. Set it in the layer's properties.</source>
      <translation>La capa “{layer}” no tiene sistema de coordenadas. Defínalo en las propiedades de la capa.</translation>
    </message>
    <message>
      <source>The least exposed walk of each pair.</source>
      <translation>El recorrido menos expuesto de cada par.</translation>
    </message>
    <message>
      <source>The leg from the network to the destination, metres.</source>
      <translation>El trayecto desde la red hasta el destino, en metros.</translation>
    </message>
    <message>
      <source>The leg from the origin to the network, metres.</source>
      <translation>El trayecto desde el origen hasta la red, en metros.</translation>
    </message>
    <message>
      <source>The lens above the ground, where a camera has no height_m of its own. Has an effect only with the height of the buildings.</source>
      <translation>La lente sobre el suelo, cuando una cámara no tiene un height_m propio. Solo tiene efecto con la altura de los edificios.</translation>
    </message>
    <message>
      <source>The line: its number in the layer of walks, from 1.</source>
      <translation>La línea: su número en la capa de recorridos, desde 1.</translation>
    </message>
    <message>
      <source>The lines with their figures.</source>
      <translation>Las líneas con sus cifras.</translation>
    </message>
    <message>
      <source>The longest stretch in view of no camera, metres; a gap in a track does not end it.</source>
      <translation>El tramo más largo que no está a la vista de ninguna cámara, en metros; un hueco en un track no lo interrumpe.</translation>
    </message>
    <message>
      <source>The low end of the 95 % interval.</source>
      <translation>El extremo inferior del intervalo del 95 %.</translation>
    </message>
    <message>
      <source>The low end of the interval; for margins of error 2.5 % of the draws are below.</source>
      <translation>El extremo inferior del intervalo; para los márgenes de error, el 2,5 % de los sorteos queda por debajo.</translation>
    </message>
    <message>
      <source>The map has a copyright label of yours; add to it: {texts}.</source>
      <translation>El mapa tiene una etiqueta de derechos de autor suya; añada a ella: {texts}.</translation>
    </message>
    <message>
      <source>The map is empty. Say where in another way, or zoom to the place on a base map first.</source>
      <translation>El mapa está vacío. Indique el lugar de otra manera o acerque antes un mapa base a ese lugar.</translation>
    </message>
    <message>
      <source>The map's coordinate system does not reach there.</source>
      <translation>El sistema de coordenadas del mapa no llega hasta allí.</translation>
    </message>
    <message>
      <source>The mean of the walks' shares in view, 0 to 1.</source>
      <translation>La media de las proporciones a la vista de los recorridos, de 0 a 1.</translation>
    </message>
    <message>
      <source>The nearest is {distance} from any area. If that cannot be, look at the coordinate systems of both layers.</source>
      <translation>El más cercano está a {distance} de cualquier área. Si eso no puede ser, compruebe los sistemas de coordenadas de ambas capas.</translation>
    </message>
    <message>
      <source>The nearest street is {leg} m from {place}.</source>
      <translation>La calle más cercana está a {leg} m de {place}.</translation>
    </message>
    <message>
      <source>The network has {components} unconnected parts; the largest holds {share} % of the junctions.</source>
      <translation>La red tiene {components} partes sin conexión entre sí; la mayor contiene el {share} % de los cruces.</translation>
    </message>
    <message>
      <source>The number of residents, for the rates per 1,000. Without it these are NULL, and so they are where it is missing (the census's -666666666 and such, too), not a number or negative.</source>
      <translation>El número de habitantes, para las tasas por cada 1000. Sin él, estas son NULL, y también lo son donde falta (incluidos el -666666666 del censo y valores similares), no es un número o es negativo.</translation>
    </message>
    <message>
      <source>The number of residents, to leave out areas with few. Without it no area is left out for that.</source>
      <translation>El número de habitantes, para omitir las áreas con pocos. Sin él no se omite ninguna área por ese motivo.</translation>
    </message>
    <message>
      <source>The number of residents: for rates, for the floor, and as exposure of counts.</source>
      <translation>El número de habitantes: para las tasas, para el mínimo y como exposición de los recuentos.</translation>
    </message>
    <message>
      <source>The number of the walk, from 1; line_id in the other results.</source>
      <translation>El número del recorrido, desde 1; line_id en los demás resultados.</translation>
    </message>
    <message>
      <source>The origin: its number in its layer, from 1.</source>
      <translation>El origen: su número en su capa, desde 1.</translation>
    </message>
    <message>
      <source>The outcome as it was given; of counts per resident, per 1,000 residents.</source>
      <translation>El resultado tal como se indicó; el de recuentos por habitante, por cada 1000 habitantes.</translation>
    </message>
    <message>
      <source>The outcome, {outcome}, is explained by {predictors} in {model}.</source>
      <translation>El resultado, {outcome}, se explica por {predictors} en {model}.</translation>
    </message>
    <message>
      <source>The p value adjusted for several regions being tested at once, by Holm.</source>
      <translation>El valor p ajustado por probar varias regiones a la vez, según Holm.</translation>
    </message>
    <message>
      <source>The p value then: for Holm and Benjamini-Hochberg adjusted, for Moran's I from permutations, for margins of error from the model's error and the spread of the draws together.</source>
      <translation>El valor p en ese caso: ajustado para Holm y Benjamini-Hochberg; a partir de permutaciones para la I de Moran; a partir del error del modelo y la dispersión de los sorteos en conjunto para los márgenes de error.</translation>
    </message>
    <message>
      <source>The part to make a raster of, grown to whole cells. Empty for that of the viewsheds.</source>
      <translation>La parte de la que se crea el ráster, ampliada a celdas completas. Vacío para usar la de las cuencas visuales.</translation>
    </message>
    <message>
      <source>The pixels per metre that the level asks for.</source>
      <translation>Los píxeles por metro que exige el nivel.</translation>
    </message>
    <message>
      <source>The place where it ends.</source>
      <translation>El lugar donde termina.</translation>
    </message>
    <message>
      <source>The place where the walk starts: its number in the layer, from 1.</source>
      <translation>El lugar donde empieza el recorrido: su número en la capa, desde 1.</translation>
    </message>
    <message>
      <source>The place: its number in the layer, from 1.</source>
      <translation>El lugar: su número en la capa, desde 1.</translation>
    </message>
    <message>
      <source>The place: the panorama that sites share, or the site.</source>
      <translation>El lugar: el panorama que comparten varios sitios, o el sitio.</translation>
    </message>
    <message>
      <source>The points of the cameras, for distances alone: joined to the viewsheds by camera_id. Without them nearest_m and distance_m are NULL.</source>
      <translation>Los puntos de las cámaras, solo para las distancias: se unen a las cuencas visuales por camera_id. Sin ellos, nearest_m y distance_m son NULL.</translation>
    </message>
    <message>
      <source>The predictor it is mapped against: the share of the groups, or else the first.</source>
      <translation>El predictor con el que se cartografía: la proporción de los grupos o, si no, el primero.</translation>
    </message>
    <message>
      <source>The predictor, covariate or intercept.</source>
      <translation>El predictor, la covariable o la constante.</translation>
    </message>
    <message>
      <source>The project file now holds the places of this walk: whoever is given the file can read them. To leave them out, untick “{box}” in the panel, under “{section}”, and save again.</source>
      <translation>El archivo del proyecto contiene ahora los lugares de este recorrido: cualquiera que reciba el archivo puede leerlos. Para no incluirlos, desmarque “{box}” en el panel, en “{section}”, y vuelva a guardar.</translation>
    </message>
    <message>
      <source>The project has no coordinate system, so nobody knows where on earth its map is. Choose one at the bottom right of the window (or under Project, Properties).</source>
      <translation>El proyecto no tiene sistema de coordenadas, así que nadie sabe en qué lugar de la Tierra está su mapa. Elija uno en la parte inferior derecha de la ventana (o en Proyecto, Propiedades).</translation>
    </message>
    <message>
      <source>The project was closed. Nothing was added.</source>
      <translation>El proyecto se cerró. No se añadió nada.</translation>
    </message>
    <message>
      <source>The published figures take areas of more than 250 residents.</source>
      <translation>Las cifras publicadas toman áreas de más de 250 habitantes.</translation>
    </message>
    <message>
      <source>The range every camera is taken to see, metres.</source>
      <translation>El alcance que se supone para todas las cámaras, en metros.</translation>
    </message>
    <message>
      <source>The range the cameras were taken to see; NULL where it varies or is unknown.</source>
      <translation>El alcance que se supuso para las cámaras; NULL donde varía o se desconoce.</translation>
    </message>
    <message>
      <source>The range used for this camera, metres.</source>
      <translation>El alcance usado para esta cámara, en metros.</translation>
    </message>
    <message>
      <source>The ranges in metres, with commas between them. For decimal commas put semicolons between them: 7,5; 15. They are taken in ascending order, each once.</source>
      <translation>Los alcances en metros, con comas entre ellos. Con comas decimales, ponga punto y coma entre ellos: 7,5; 15. Se toman en orden ascendente, cada uno una vez.</translation>
    </message>
    <message>
      <source>The raster could not be written to {path}: {reason}</source>
      <translation>No se pudo escribir el ráster en {path}: {reason}</translation>
    </message>
    <message>
      <source>The raster would have {size}, over 4 billion together. Give larger cells or a smaller extent, or see whether a viewshed lies far from the others.</source>
      <translation>El ráster tendría {size}, más de 4000 millones en total. Indique celdas más grandes o una extensión menor, o compruebe si alguna cuenca visual está lejos de las demás.</translation>
    </message>
    <message>
      <source>The raster “{name}” cannot be read.</source>
      <translation>No se puede leer el ráster “{name}”.</translation>
    </message>
    <message>
      <source>The raster “{name}” has no band.</source>
      <translation>El ráster “{name}” no tiene ninguna banda.</translation>
    </message>
    <message>
      <source>The raster “{name}” has no coordinate system. Set it in the layer's properties.</source>
      <translation>El ráster “{name}” no tiene sistema de coordenadas. Defínalo en las propiedades de la capa.</translation>
    </message>
    <message>
      <source>The raster “{name}” is not a file of heights (it comes from “{provider}”).</source>
      <translation>El ráster “{name}” no es un archivo de alturas (procede de “{provider}”).</translation>
    </message>
    <message>
      <source>The region an area is in, such as its borough. Without it, and without regions, all are one.</source>
      <translation>La región en que está un área, como su distrito. Sin ella, y sin regiones, todas forman una.</translation>
    </message>
    <message>
      <source>The region the area counts in.</source>
      <translation>La región en la que cuenta el área.</translation>
    </message>
    <message>
      <source>The region the coefficient is of; empty if it is of all.</source>
      <translation>La región a la que corresponde el coeficiente; vacío si corresponde a todas.</translation>
    </message>
    <message>
      <source>The region; empty if it is of all.</source>
      <translation>La región; vacío si es de todas.</translation>
    </message>
    <message>
      <source>The report could not be written: {reason}</source>
      <translation>No se pudo escribir el informe: {reason}</translation>
    </message>
    <message>
      <source>The result “{name}” could not be read.</source>
      <translation>No se pudo leer el resultado “{name}”.</translation>
    </message>
    <message>
      <source>The results could not be put in place, and everything is as it was: {reason}</source>
      <translation>Los resultados no se pudieron colocar en su sitio, y todo está como estaba: {reason}</translation>
    </message>
    <message>
      <source>The rows with their places, in longitude and latitude.</source>
      <translation>Las filas con sus lugares, en longitud y latitud.</translation>
    </message>
    <message>
      <source>The same by Benjamini and Hochberg: false discovery rate.</source>
      <translation>Lo mismo según Benjamini y Hochberg: tasa de falsos descubrimientos.</translation>
    </message>
    <message>
      <source>The same for the area grown by the nearby distance.</source>
      <translation>Lo mismo para el área ampliada en la distancia de cercanía.</translation>
    </message>
    <message>
      <source>The same in a sentence.</source>
      <translation>Lo mismo en una frase.</translation>
    </message>
    <message>
      <source>The same seed gives the same draw of volunteers from the same rows.</source>
      <translation>La misma semilla da el mismo sorteo de voluntarios con las mismas filas.</translation>
    </message>
    <message>
      <source>The same seed gives the same figures.</source>
      <translation>La misma semilla da las mismas cifras.</translation>
    </message>
    <message>
      <source>The sample city cannot be read.</source>
      <translation>No se puede leer la ciudad de ejemplo.</translation>
    </message>
    <message>
      <source>The sample city is not in this copy of the plugin. Install the plugin again.</source>
      <translation>La ciudad de ejemplo no está en esta copia del complemento. Vuelva a instalar el complemento.</translation>
    </message>
    <message>
      <source>The selected feature has no geometry.</source>
      <translation>La entidad seleccionada no tiene geometría.</translation>
    </message>
    <message>
      <source>The server did not finish: “{remark}”.</source>
      <translation>El servidor no terminó: “{remark}”.</translation>
    </message>
    <message>
      <source>The server of the Census Data API, or a copy of it.</source>
      <translation>El servidor de la API de datos del censo (Census Data API) o una copia de él.</translation>
    </message>
    <message>
      <source>The server that made the file says: “{remark}”.</source>
      <translation>El servidor que creó el archivo dice: “{remark}”.</translation>
    </message>
    <message>
      <source>The service has no layer “{name}”.</source>
      <translation>El servicio no tiene ninguna capa “{name}”.</translation>
    </message>
    <message>
      <source>The share of the area in view, 0 to 1.</source>
      <translation>La proporción del área a la vista, de 0 a 1.</translation>
    </message>
    <message>
      <source>The share of the groups, 0 to 1. There if groups are given.</source>
      <translation>La proporción de los grupos, de 0 a 1. Existe si se indican grupos.</translation>
    </message>
    <message>
      <source>The shortest walk of each pair.</source>
      <translation>El recorrido más corto de cada par.</translation>
    </message>
    <message>
      <source>The sign holds in every check, but not the significance: {names}.</source>
      <translation>El signo se mantiene en todas las comprobaciones, pero no la significación: {names}.</translation>
    </message>
    <message>
      <source>The site cannot be used: {reason}.</source>
      <translation>El sitio no se puede usar: {reason}.</translation>
    </message>
    <message>
      <source>The site, such as an intersection; several rows may share it.</source>
      <translation>El sitio, como un cruce de calles; varias filas pueden compartirlo.</translation>
    </message>
    <message>
      <source>The site: its number in its layer, from 1.</source>
      <translation>El sitio: su número en su capa, desde 1.</translation>
    </message>
    <message>
      <source>The smallest.</source>
      <translation>La menor.</translation>
    </message>
    <message>
      <source>The start is the end: there is nothing to walk.</source>
      <translation>El inicio es el final: no hay nada que recorrer.</translation>
    </message>
    <message>
      <source>The station of the largest.</source>
      <translation>La estación de la mayor.</translation>
    </message>
    <message>
      <source>The station of the smallest: its number in its layer.</source>
      <translation>La estación de la menor: su número en su capa.</translation>
    </message>
    <message>
      <source>The station: its number in its layer, from 1.</source>
      <translation>La estación: su número en su capa, desde 1.</translation>
    </message>
    <message>
      <source>The street nearest to {place} is cut off from the way to the other place; the walk takes the next one, {leg} m away.</source>
      <translation>La calle más cercana a {place} está aislada del camino hasta el otro lugar; el recorrido toma la siguiente, a {leg} m.</translation>
    </message>
    <message>
      <source>The streets at both places are not connected: no connected part of the network is within {limit} m of both (“Maximum distance to the network (m)”).</source>
      <translation>Las calles de ambos lugares no están conectadas: ninguna parte conectada de la red está a menos de {limit} m de ambos (“Distancia máxima a la red (m)”).</translation>
    </message>
    <message>
      <source>The sum over cameras of the metres each sees.</source>
      <translation>La suma, para todas las cámaras, de los metros que ve cada una.</translation>
    </message>
    <message>
      <source>The survey has nothing on these counties.</source>
      <translation>La encuesta no tiene nada sobre estos condados.</translation>
    </message>
    <message>
      <source>The table lacks the columns {absent}; it has {known}.</source>
      <translation>A la tabla le faltan las columnas {absent}; tiene {known}.</translation>
    </message>
    <message>
      <source>The tag that tells its height: height, building:height, est_height, or levels (number of storeys).</source>
      <translation>La etiqueta que indica su altura: height, building:height, est_height, o levels (número de plantas).</translation>
    </message>
    <message>
      <source>The tools, in English</source>
      <translation>Las herramientas, en español</translation>
    </message>
    <message>
      <source>The top areas in the order of their ranks, shaded and labelled by rank.</source>
      <translation>Las primeras áreas en el orden de sus puestos, coloreadas y etiquetadas según el puesto.</translation>
    </message>
    <message>
      <source>The verdict or the status in words.</source>
      <translation>El veredicto o el estado en palabras.</translation>
    </message>
    <message>
      <source>The viewsheds stand for the cameras and their ranges.</source>
      <translation>Las cuencas visuales representan a las cámaras y sus alcances.</translation>
    </message>
    <message>
      <source>The walk a piece is of: its number in the other output, from 1.</source>
      <translation>El recorrido al que pertenece un tramo: su número en la otra salida, desde 1.</translation>
    </message>
    <message>
      <source>The walk has no place in latitudes and longitudes.</source>
      <translation>El recorrido no tiene lugar en latitudes y longitudes.</translation>
    </message>
    <message>
      <source>The walk: its number in the other output, from 1.</source>
      <translation>El recorrido: su número en la otra salida, desde 1.</translation>
    </message>
    <message>
      <source>The walks divided wherever the number of cameras in view changes.</source>
      <translation>Los recorridos divididos dondequiera que cambia el número de cámaras que los ven.</translation>
    </message>
    <message>
      <source>The whole model</source>
      <translation>El modelo completo</translation>
    </message>
    <message>
      <source>The zone watched: town, traffic, parking, shop, bank, building, entrance ...</source>
      <translation>La zona vigilada: town, traffic, parking, shop, bank, building, entrance ...</translation>
    </message>
    <message>
      <source>Their median.</source>
      <translation>Su mediana.</translation>
    </message>
    <message>
      <source>Then every coefficient is put to the questions of a hostile reviewer. Do its errors hold if counts scatter more than the model expects, or if areas near each other are alike (sandwiches over areas that touch, and over eighths of a region)? Is it still significant when all regions are counted that were looked at (Holm; Benjamini-Hochberg)? Are the residuals of neighbours alike (Moran's I, against permutations)? And do sign and significance at 5 % outlast other ranges, thresholds, floors of population, a further covariate, and the census's own margins of error (counts by errors that allow for overdispersion)? “Does not survive” means that corrected errors, alike neighbours or the number of regions take its significance, or that some choice turns its sign. A check is a question and counts once: Holm is one, whichever errors it is made with, and a range, threshold or floor that changes nothing is none. A check that could not be made is unanswered, never passed: without the answer of corrected errors, alike neighbours or Holm a claim is fragile at best.</source>
      <translation>Después, cada coeficiente se somete a las preguntas de un revisor hostil. ¿Se sostienen sus errores si los recuentos se dispersan más de lo que espera el modelo, o si las áreas cercanas entre sí se parecen (estimadores sándwich sobre áreas que se tocan y sobre octavos de una región)? ¿Sigue siendo significativo cuando se cuentan todas las regiones que se examinaron (Holm; Benjamini-Hochberg)? ¿Se parecen los residuos de áreas vecinas (I de Moran, frente a permutaciones)? ¿Y resisten el signo y la significación al 5 % otros alcances, umbrales, mínimos de población, una covariable más y los propios márgenes de error del censo (recuentos con errores que admiten sobredispersión)? “No se mantiene” significa que los errores corregidos, el parecido de áreas vecinas o el número de regiones le quitan la significación, o que alguna elección invierte su signo. Una comprobación es una pregunta y cuenta una sola vez: Holm es una, sean cuales sean los errores con que se haga, y un alcance, umbral o mínimo que no cambia nada no es ninguna. Una comprobación que no se pudo hacer queda sin respuesta, nunca superada: sin la respuesta de los errores corregidos, del parecido de áreas vecinas o de Holm, una afirmación es, como mucho, frágil.</translation>
    </message>
    <message>
      <source>Then restart QGIS.</source>
      <translation>Después, reinicie QGIS.</translation>
    </message>
    <message>
      <source>There are no tracts.</source>
      <translation>No hay secciones censales.</translation>
    </message>
    <message>
      <source>There are none here: {layers}.</source>
      <translation>Aquí no hay: {layers}.</translation>
    </message>
    <message>
      <source>There is no field of volunteers, so no table of their reliability.</source>
      <translation>No hay campo de voluntarios, así que no hay tabla de su fiabilidad.</translation>
    </message>
    <message>
      <source>There is no walk out of view: the least exposed is {share} % ({metres} m) in view of the cameras recorded, at {range}, {detour} % longer than the shortest.</source>
      <translation>No hay ningún recorrido fuera de la vista: el menos expuesto está un {share} % ({metres} m) a la vista de las cámaras registradas, con {range}, y es un {detour} % más largo que el más corto.</translation>
    </message>
    <message>
      <source>There is no way out of view: the least exposed is {share} % ({metres} m) in view of the cameras recorded, at {range}, and takes {detour} % more time than the fastest.</source>
      <translation>No hay camino fuera de la vista: el menos expuesto está un {share} % ({metres} m) a la vista de las cámaras registradas, con {range}, y lleva un {detour} % más de tiempo que el más rápido.</translation>
    </message>
    <message>
      <source>There is no way out of view: the least exposed is {share} % ({metres} m) in view of the cameras recorded, at {range}, {detour} % longer than the shortest.</source>
      <translation>No hay camino fuera de la vista: el menos expuesto está un {share} % ({metres} m) a la vista de las cámaras registradas, con {range}, y es un {detour} % más largo que el más corto.</translation>
    </message>
    <message>
      <source>There is not enough memory for this. Run it for one part of the place after the other, on selected features or on layers cut to that part, or simplify shapes of very many vertices; and close other programs.</source>
      <translation>No hay memoria suficiente para esto. Ejecútelo para una parte del lugar tras otra, con entidades seleccionadas o con capas recortadas a esa parte, o simplifique las formas de muchísimos vértices; y cierre otros programas.</translation>
    </message>
    <message>
      <source>There is nothing of this in OpenStreetMap here ({layers}).</source>
      <translation>No hay nada de esto en OpenStreetMap aquí ({layers}).</translation>
    </message>
    <message>
      <source>There is nothing to measure.</source>
      <translation>No hay nada que medir.</translation>
    </message>
    <message>
      <source>There is one region only ({region}): nothing to compare it with.</source>
      <translation>Solo hay una región ({region}): no hay nada con que compararla.</translation>
    </message>
    <message>
      <source>There is too much in this extent: {size}; {most} things at most are fetched.</source>
      <translation>Hay demasiado en esta extensión: {size}; se descargan como máximo {most} elementos.</translation>
    </message>
    <message>
      <source>This extent has no width or no height. Choose another one.</source>
      <translation>Esta extensión no tiene anchura o no tiene altura. Elija otra.</translation>
    </message>
    <message>
      <source>This extent lies outside its coordinate system. Choose another one.</source>
      <translation>Esta extensión queda fuera de su sistema de coordenadas. Elija otra.</translation>
    </message>
    <message>
      <source>This is not an address of a server.</source>
      <translation>Esto no es una dirección de un servidor.</translation>
    </message>
    <message>
      <source>This is not an extent on the map: {box}.</source>
      <translation>Esto no es una extensión en el mapa: {box}.</translation>
    </message>
    <message>
      <source>This is your own condition. Clear it to use the boxes again.</source>
      <translation>Esta condición es suya. Bórrela para volver a usar las casillas.</translation>
    </message>
    <message>
      <source>This needs Python packages that are not here, or not in a version that works with this QGIS: {packages}.</source>
      <translation>Se necesitan paquetes de Python que no están aquí, o no en una versión que funcione con este QGIS: {packages}.</translation>
    </message>
    <message>
      <source>This place is not in the United States. Elsewhere no download is needed: open any layer of areas with their residents, and choose its fields in “Camera density per area” or “Equity analysis”.</source>
      <translation>Este lugar no está en los Estados Unidos. En otros países no hace falta descargar nada: abra cualquier capa de áreas con sus habitantes y elija sus campos en “Densidad de cámaras por área” o “Análisis de equidad”.</translation>
    </message>
    <message>
      <source>This window steps aside; drag on the map. Esc goes back.</source>
      <translation>Esta ventana se aparta; arrastre sobre el mapa. Esc para volver.</translation>
    </message>
    <message>
      <source>Those without one, or with none to walk: those at the site itself.</source>
      <translation>Las que no tienen ninguno, o nada que recorrer: las que están en el propio sitio.</translation>
    </message>
    <message>
      <source>Threshold</source>
      <translation>Umbral</translation>
    </message>
    <message>
      <source>Threshold: the outcome is from {low} to {high}, half of the areas have more than {middle}; the threshold {threshold} must divide them.</source>
      <translation>Umbral: el resultado va de {low} a {high}, la mitad de las áreas tienen más de {middle}; el umbral {threshold} debe dividirlas.</translation>
    </message>
    <message>
      <source>Thresholds for the robustness of a logistic model, separated by commas.</source>
      <translation>Umbrales para la robustez de un modelo logístico, separados por comas.</translation>
    </message>
    <message>
      <source>Thresholds to try</source>
      <translation>Umbrales que probar</translation>
    </message>
    <message>
      <source>Tilt below the horizon (degrees)</source>
      <translation>Inclinación bajo el horizonte (grados)</translation>
    </message>
    <message>
      <source>Tilt of the optical axis below the horizon, degrees.</source>
      <translation>Inclinación del eje óptico bajo el horizonte, en grados.</translation>
    </message>
    <message>
      <source>Time
in view</source>
      <translation>Tiempo
a la vista</translation>
    </message>
    <message>
      <source>Time in view</source>
      <translation>Tiempo a la vista</translation>
    </message>
    <message>
      <source>Time in view at the walking speed, or at the speeds of the streets, seconds.</source>
      <translation>Tiempo a la vista a la velocidad de paso, o a las velocidades de las calles, en segundos.</translation>
    </message>
    <message>
      <source>Time of the whole way</source>
      <translation>Tiempo de todo el camino</translation>
    </message>
    <message>
      <source>Time of the whole way by bicycle or car, seconds; lights and traffic are not counted.</source>
      <translation>Tiempo de todo el camino en bicicleta o en coche, en segundos; no se cuentan semáforos ni tráfico.</translation>
    </message>
    <message>
      <source>To</source>
      <translation>Hasta</translation>
    </message>
    <message>
      <source>To B: {place}</source>
      <translation>Hasta B: {place}</translation>
    </message>
    <message>
      <source>Too far from any street.</source>
      <translation>Demasiado lejos de cualquier calle.</translation>
    </message>
    <message>
      <source>Top areas</source>
      <translation>Áreas principales</translation>
    </message>
    <message>
      <source>Top {count} by {measure}</source>
      <translation>Los {count} primeros por {measure}</translation>
    </message>
    <message>
      <source>Totals, for models and scripts</source>
      <translation>Totales, para modelos y scripts</translation>
    </message>
    <message>
      <source>Tracks from and to GPX files</source>
      <translation>Tracks desde y hacia archivos GPX</translation>
    </message>
    <message>
      <source>Tracts</source>
      <translation>Secciones censales</translation>
    </message>
    <message>
      <source>Tracts of water alone, left out</source>
      <translation>Secciones censales solo de agua, omitidas</translation>
    </message>
    <message>
      <source>Tracts without figures</source>
      <translation>Secciones censales sin cifras</translation>
    </message>
    <message>
      <source>Try again later, or ask for a smaller area.</source>
      <translation>Inténtelo más tarde o solicite un área más pequeña.</translation>
    </message>
    <message>
      <source>Try again later, or choose a smaller extent or fewer layers.</source>
      <translation>Inténtelo más tarde, o elija una extensión menor o menos capas.</translation>
    </message>
    <message>
      <source>Try again then.</source>
      <translation>Inténtelo de nuevo entonces.</translation>
    </message>
    <message>
      <source>Try again with “Ask again” ticked.</source>
      <translation>Inténtelo de nuevo con “Consultar de nuevo” marcado.</translation>
    </message>
    <message>
      <source>Try again, or ask for a smaller area.</source>
      <translation>Inténtelo de nuevo o pida un área menor.</translation>
    </message>
    <message>
      <source>Turns OpenStreetMap into layers that every other tool here understands: cameras with the standard fields, buildings with heights, walkable streets, stations, sights.
It reads an extract (.osm.pbf, .osm, also packed, or what Overpass gives as XML or JSON), such as a city's from a download service, and asks nobody. Or, with “overpass” as the source, it asks overpass-api.de (or the server you name) for an extent of {most} km² at most, and tells it the extent and the layers wanted, nothing else; first for how much there is.
Every surveillance tag is read into a number or a word; what cannot be read is left unknown and named in the message of the camera. OpenStreetMap tells what a camera watches, seldom who owns it: ownership is known only where operator:type says so.
Indoor cameras, guards and dummies are kept with the status “no view” and left out of figures. What is deleted, disused or proposed is no camera.
Heights come from height, else from the number of storeys. Buildings cut at the edge of the extract come without a shape and with a status; those below ground, open roofs and what is demolished or only proposed with the status “no wall”. What is being built, disused or abandoned stands there.
Every object of the file is a row, or is counted with the reason. A file that is not complete is refused.
The data is © OpenStreetMap contributors, under the Open Database License: say so where you show it.</source>
      <translation>Convierte OpenStreetMap en capas que entienden todas las demás herramientas de este complemento: cámaras con los campos estándar, edificios con alturas, calles por las que se puede caminar, estaciones, lugares de interés.
Lee un extracto (.osm.pbf u .osm, también comprimido, o lo que Overpass da en XML o JSON), como el de una ciudad obtenido de un servicio de descarga, y no pregunta a nadie. O bien, con “overpass” como fuente, pide a overpass-api.de (o al servidor que usted indique) una extensión de {most} km² como máximo, y le comunica la extensión y las capas deseadas, nada más; primero pregunta cuánto hay.
Cada etiqueta de vigilancia se convierte en un número o una palabra; lo que no se puede leer queda como desconocido y se nombra en el campo message de la cámara. OpenStreetMap dice qué vigila una cámara, rara vez de quién es: la titularidad solo se conoce donde operator:type la indica.
Las cámaras interiores, los vigilantes y las cámaras falsas se conservan con el estado “no view” y no entran en las cifras. Lo que está eliminado, en desuso o en proyecto no es una cámara.
Las alturas proceden de height o, si falta, del número de plantas. Los edificios cortados en el borde del extracto vienen sin forma y con un estado; los que están bajo tierra, los tejados abiertos y lo que está demolido o solo en proyecto, con el estado “no wall”. Lo que está en construcción, en desuso o abandonado sigue ahí.
Cada objeto del archivo es una fila, o se cuenta con el motivo. Un archivo que no está completo se rechaza.
Los datos son © colaboradores de OpenStreetMap, bajo la Open Database License: indíquelo donde los muestre.</translation>
    </message>
    <message>
      <source>Turns any layer or table of cameras into a layer with the standard camera fields, which every other tool here understands.
It knows the per-intersection counts of Decode Surveillance NYC (one feature per site and ownership; the total is the sum of the medians per category) and OpenStreetMap's surveillance tags. For anything else give an expression per field; a field of the same name is taken by itself.
Sites without cameras are left out and counted in a message.</source>
      <translation>Convierte cualquier capa o tabla de cámaras en una capa con los campos estándar de cámaras, que entienden todas las demás herramientas de este complemento.
Conoce los recuentos por cruce de Decode Surveillance NYC (una entidad por sitio y titularidad; el total es la suma de las medianas por categoría) y las etiquetas de vigilancia de OpenStreetMap. Para todo lo demás, indique una expresión por campo; un campo con el mismo nombre se toma sin más.
Los sitios sin cámaras se omiten y se cuentan en un mensaje.</translation>
    </message>
    <message>
      <source>Turns what volunteers counted (one row per volunteer and site) into one row per site: the median per category, how far the volunteers agree, and how many they were. The total of a site is the sum of the medians on streets, on buildings and elsewhere, as published for Decode Surveillance NYC (Amnesty International 2022); the median of the totals may differ.
Agreement: Unanimous (all counts equal), 2 vs 1, All disagree (no two equal). With more or fewer volunteers than three: the number of those with the commonest count against the number of all others, such as 3 vs 2; NULL with one volunteer.
Of several rows of one volunteer at one site the first by submission counts. Sites with too few volunteers are left out. Then sites at one place are merged, and volunteers of merged sites drawn by lot. “Import cameras” turns the result into cameras (format: decode counts).</source>
      <translation>Convierte lo que contaron los voluntarios (una fila por voluntario y sitio) en una fila por sitio: la mediana por categoría, hasta qué punto coinciden los voluntarios y cuántos fueron. El total de un sitio es la suma de las medianas en calles, en edificios y en otros lugares, tal como se publicó para Decode Surveillance NYC (Amnistía Internacional 2022); la mediana de los totales puede ser distinta.
Acuerdo: Unanimous (todos los recuentos iguales), 2 vs 1, All disagree (todos distintos). Con más o menos de tres voluntarios: el número de los que tienen el recuento más común frente al número de todos los demás, como 3 vs 2; NULL con un solo voluntario.
De varias filas de un voluntario en un sitio cuenta la primera que se envió. Los sitios con muy pocos voluntarios se omiten. Después se fusionan los sitios de un mismo lugar, y los voluntarios de los sitios fusionados se eligen por sorteo. “Importar cámaras” convierte el resultado en cámaras (formato: decode counts).</translation>
    </message>
    <message>
      <source>Two numbers are needed, such as {example}; there are {count}.</source>
      <translation>Se necesitan dos números, como {example}; hay {count}.</translation>
    </message>
    <message>
      <source>Two places or more.</source>
      <translation>Dos lugares o más.</translation>
    </message>
    <message>
      <source>Two results are to be written to one table. Give each a table of its own.</source>
      <translation>Dos resultados van a la misma tabla. Dé a cada uno una tabla propia.</translation>
    </message>
    <message>
      <source>Two results are to be written to {place}. Give each a place of its own.</source>
      <translation>Se van a escribir dos resultados en {place}. Dé a cada uno un lugar propio.</translation>
    </message>
    <message>
      <source>Type a name and choose from the list, or type coordinates: latitude and longitude such as 40.758, -73.985, or x and y of the map. Enter takes them.</source>
      <translation>Escriba un nombre y elija en la lista, o escriba coordenadas: latitud y longitud, como 40.758, -73.985, o x e y del mapa. Intro las acepta.</translation>
    </message>
    <message>
      <source>Type latitude and longitude, such as 43.7384, 7.4246.</source>
      <translation>Escriba latitud y longitud, como 43.7384, 7.4246.</translation>
    </message>
    <message>
      <source>Unanswered with {check}: {names} ({reason}).</source>
      <translation>Sin respuesta con {check}: {names} ({reason}).</translation>
    </message>
    <message>
      <source>Unanswered: whether neighbours have like residuals (Moran's I), {reason}.</source>
      <translation>Sin respuesta: si las áreas vecinas tienen residuos semejantes (I de Moran), {reason}.</translation>
    </message>
    <message>
      <source>Unanswered: {reason}.</source>
      <translation>Sin respuesta: {reason}.</translation>
    </message>
    <message>
      <source>Unconnected parts of the network</source>
      <translation>Partes de la red sin conexión</translation>
    </message>
    <message>
      <source>Unique name of the cameras of one ownership at one site.</source>
      <translation>Nombre único de las cámaras de una titularidad en un sitio.</translation>
    </message>
    <message>
      <source>Unites viewsheds: the ground that at least one camera sees. One feature per connected area.
How far the cameras were taken to see is in the range of the viewsheds.</source>
      <translation>Une cuencas visuales: el suelo que ve al menos una cámara. Una entidad por área conexa.
Hasta dónde se supuso que ven las cámaras está en el alcance de las cuencas visuales.</translation>
    </message>
    <message>
      <source>Unknown</source>
      <translation>Desconocida</translation>
    </message>
    <message>
      <source>Up to {limit} % longer than the shortest there is no walk out of view: the least exposed is {share} % ({metres} m) in view of the cameras recorded, at {range}, {detour} % longer.</source>
      <translation>Hasta un {limit} % más largo que el recorrido más corto no hay ningún recorrido fuera de la vista: el menos expuesto está un {share} % ({metres} m) a la vista de las cámaras registradas, con {range}, y es un {detour} % más largo.</translation>
    </message>
    <message>
      <source>Up to {limit} % longer than the shortest there is no way out of view: the least exposed is {share} % ({metres} m) in view of the cameras recorded, at {range}, {detour} % longer.</source>
      <translation>Hasta un {limit} % más largo que el más corto no hay camino fuera de la vista: el menos expuesto está un {share} % ({metres} m) a la vista de las cámaras registradas, con {range}, y es un {detour} % más largo.</translation>
    </message>
    <message>
      <source>Use</source>
      <translation>Uso</translation>
    </message>
    <message>
      <source>Use the numbers given here for all cameras, whatever their own fields (such as range_m) say.</source>
      <translation>Usar los números indicados aquí para todas las cámaras, digan lo que digan sus propios campos (como range_m).</translation>
    </message>
    <message>
      <source>Use the range above for all cameras, whatever their field range_m says.</source>
      <translation>Usar el alcance de arriba para todas las cámaras, diga lo que diga su campo range_m.</translation>
    </message>
    <message>
      <source>Used where each origin is paired with the nearest destinations.</source>
      <translation>Se usa cuando cada origen se empareja con los destinos más cercanos.</translation>
    </message>
    <message>
      <source>Used where pairs are made by a common field.</source>
      <translation>Se usa cuando los pares se forman por un campo común.</translation>
    </message>
    <message>
      <source>Vi&amp;a</source>
      <translation>Ví&amp;a</translation>
    </message>
    <message>
      <source>Via</source>
      <translation>Vía</translation>
    </message>
    <message>
      <source>Via {number}</source>
      <translation>Vía {number}</translation>
    </message>
    <message>
      <source>Via {number}: {place}</source>
      <translation>Vía {number}: {place}</translation>
    </message>
    <message>
      <source>Viewsheds</source>
      <translation>Cuencas visuales</translation>
    </message>
    <message>
      <source>Viewsheds left out</source>
      <translation>Cuencas visuales omitidas</translation>
    </message>
    <message>
      <source>Viewsheds used</source>
      <translation>Cuencas visuales usadas</translation>
    </message>
    <message>
      <source>Volunteer</source>
      <translation>Voluntario</translation>
    </message>
    <message>
      <source>Volunteers</source>
      <translation>Voluntarios</translation>
    </message>
    <message>
      <source>Volunteers kept per merged place</source>
      <translation>Voluntarios conservados por lugar fusionado</translation>
    </message>
    <message>
      <source>Volunteers unanimous on {what} at {share} % of the places.</source>
      <translation>Voluntarios unánimes sobre {what} en el {share} % de los lugares.</translation>
    </message>
    <message>
      <source>Volunteers' counts</source>
      <translation>Recuentos de los voluntarios</translation>
    </message>
    <message>
      <source>Volunteers' counts: none of the {sites} sites of “{layer}” has {fewest} volunteers. Lower “Fewest volunteers per site”, or check the fields of site and volunteer.</source>
      <translation>Recuentos de voluntarios: ninguno de los {sites} sitios de “{layer}” tiene {fewest} voluntarios. Reduzca “Mínimo de voluntarios por sitio” o compruebe los campos de sitio y de voluntario.</translation>
    </message>
    <message>
      <source>Volunteers' counts: {count} places come without a shape, which is not of the layer's type.</source>
      <translation>Recuentos de los voluntarios: {count} lugares vienen sin forma, porque la suya no es del tipo de la capa.</translation>
    </message>
    <message>
      <source>Volunteers' reliability</source>
      <translation>Fiabilidad de los voluntarios</translation>
    </message>
    <message>
      <source>W&amp;here</source>
      <translation>&amp;Zona</translation>
    </message>
    <message>
      <source>Wal&amp;ks</source>
      <translation>Recorri&amp;dos</translation>
    </message>
    <message>
      <source>Walk</source>
      <translation>Recorrido</translation>
    </message>
    <message>
      <source>Walk as &amp;GPX…</source>
      <translation>Recorrido como &amp;GPX…</translation>
    </message>
    <message>
      <source>Walk as GPX</source>
      <translation>Recorrido como GPX</translation>
    </message>
    <message>
      <source>Walk {number}, all alternatives</source>
      <translation>Recorrido {number}, todas las alternativas</translation>
    </message>
    <message>
      <source>Walk {number}, all of it</source>
      <translation>Recorrido {number}, completo</translation>
    </message>
    <message>
      <source>Walk {number}, cameras in view</source>
      <translation>Recorrido {number}, cámaras que lo ven</translation>
    </message>
    <message>
      <source>Walk {number}, cameras that see it</source>
      <translation>Recorrido {number}, cámaras que lo ven</translation>
    </message>
    <message>
      <source>Walk {number}: {title}</source>
      <translation>Recorrido {number}: {title}</translation>
    </message>
    <message>
      <source>Walk {n}</source>
      <translation>Recorrido {n}</translation>
    </message>
    <message>
      <source>Walk, {name}</source>
      <translation>Recorrido, {name}</translation>
    </message>
    <message>
      <source>Walkable streets and paths, for walks.</source>
      <translation>Calles y caminos transitables a pie, para recorridos.</translation>
    </message>
    <message>
      <source>Walking network</source>
      <translation>Red peatonal</translation>
    </message>
    <message>
      <source>Walking speed (m/s)</source>
      <translation>Velocidad al caminar (m/s)</translation>
    </message>
    <message>
      <source>Walks</source>
      <translation>Recorridos</translation>
    </message>
    <message>
      <source>Walks and names</source>
      <translation>Recorridos y nombres</translation>
    </message>
    <message>
      <source>Walks at least half of which is in view.</source>
      <translation>Recorridos de los que está a la vista al menos la mitad.</translation>
    </message>
    <message>
      <source>Walks between all places of a list</source>
      <translation>Recorridos entre todos los lugares de una lista</translation>
    </message>
    <message>
      <source>Walks by cameras in view</source>
      <translation>Recorridos según las cámaras que los ven</translation>
    </message>
    <message>
      <source>Walks by length and share in view</source>
      <translation>Recorridos según longitud y proporción a la vista</translation>
    </message>
    <message>
      <source>Walks found</source>
      <translation>Recorridos encontrados</translation>
    </message>
    <message>
      <source>Walks left out</source>
      <translation>Recorridos omitidos</translation>
    </message>
    <message>
      <source>Walks measured</source>
      <translation>Recorridos medidos</translation>
    </message>
    <message>
      <source>Walks measured under {cameras} cameras ({condition}), {range}.</source>
      <translation>Recorridos medidos ante {cameras} cámaras ({condition}), {range}.</translation>
    </message>
    <message>
      <source>Walks measured, {range}</source>
      <translation>Recorridos medidos, {range}</translation>
    </message>
    <message>
      <source>Walks of which nothing is in view of the cameras recorded, at this range.</source>
      <translation>Recorridos de los que nada está a la vista de las cámaras registradas, con este alcance.</translation>
    </message>
    <message>
      <source>Walks to try</source>
      <translation>Recorridos de prueba</translation>
    </message>
    <message>
      <source>Walks under {cameras} cameras ({condition}), each of which sees a disc of the range: no buildings, no directions.</source>
      <translation>Recorridos ante {cameras} cámaras ({condition}), cada una de las cuales ve un disco del alcance: sin edificios, sin direcciones.</translation>
    </message>
    <message>
      <source>Walks: none has a length, so there is no share in view.</source>
      <translation>Recorridos: ninguno tiene longitud, por lo que no hay proporción a la vista.</translation>
    </message>
    <message>
      <source>Water area, square metres.</source>
      <translation>Superficie de agua, en metros cuadrados.</translation>
    </message>
    <message>
      <source>Ways to a protest site</source>
      <translation>Caminos a un sitio de protesta</translation>
    </message>
    <message>
      <source>Ways to {site}, {range}</source>
      <translation>Caminos a {site}, {range}</translation>
    </message>
    <message>
      <source>What areas are called in the list of the log. Without it, the layer's display field.</source>
      <translation>Cómo se llaman las áreas en la lista del registro. Sin ello, el campo de visualización de la capa.</translation>
    </message>
    <message>
      <source>What is missing.</source>
      <translation>Lo que falta.</translation>
    </message>
    <message>
      <source>What is modelled: the outcome, or 1 where it is above the threshold, else 0.</source>
      <translation>Lo que se modela: el resultado, o bien 1 donde supera el umbral y 0 en los demás casos.</translation>
    </message>
    <message>
      <source>What is to be made out</source>
      <translation>Qué se debe distinguir</translation>
    </message>
    <message>
      <source>What is to be made out: “{level}” is neither a number above 0 nor one of {names}.</source>
      <translation>Qué se debe distinguir: “{level}” no es un número mayor que 0 ni uno de {names}.</translation>
    </message>
    <message>
      <source>What is watched: public, outdoor, indoor, traffic ...</source>
      <translation>Qué se vigila: public, outdoor, indoor, traffic ...</translation>
    </message>
    <message>
      <source>What kind of building, or of part, it is.</source>
      <translation>Qué clase de edificio, o de parte, es.</translation>
    </message>
    <message>
      <source>What kind of camera it is.</source>
      <translation>Qué tipo de cámara es.</translation>
    </message>
    <message>
      <source>What may be seen: doors, stops, streets, squares. In a layer of several types of geometry, features of another type than the first one are left out, with a status.</source>
      <translation>Qué puede verse: puertas, paradas, calles, plazas. En una capa con varios tipos de geometría, las entidades de un tipo distinto del primero se omiten, con un estado.</translation>
    </message>
    <message>
      <source>What survives</source>
      <translation>Qué se mantiene</translation>
    </message>
    <message>
      <source>What the area was ranked by.</source>
      <translation>Según qué se clasificó el área.</translation>
    </message>
    <message>
      <source>What the camera looks for, above the ground: 1.6 m is a face, 0 the ground itself.</source>
      <translation>Lo que busca la cámara, sobre el suelo: 1,6 m es una cara, 0 el propio suelo.</translation>
    </message>
    <message>
      <source>What the groups are divided by; the population if empty.</source>
      <translation>Entre qué se dividen los grupos; la población, si está vacío.</translation>
    </message>
    <message>
      <source>What the model expects: a count, a chance or a share.</source>
      <translation>Lo que espera el modelo: un recuento, una probabilidad o una proporción.</translation>
    </message>
    <message>
      <source>What the shortest way has least of: length, or time at the speeds of the streets. The detour, the trade-offs and the maximum detour are by the same. On foot both are one.</source>
      <translation>De qué tiene menos el camino más corto: longitud, o tiempo a las velocidades de las calles. El rodeo, las soluciones intermedias y el rodeo máximo van por lo mismo. A pie ambas cosas son una.</translation>
    </message>
    <message>
      <source>What the status means for this camera; that the reach of a dome or a panning camera is potential.</source>
      <translation>Qué significa el estado para esta cámara; que el alcance de una cámara domo o giratoria es potencial.</translation>
    </message>
    <message>
      <source>What the status means for this walk; for the least exposed, whether there is a walk out of view of the cameras recorded, at the range; and whether the street nearest to a place is cut off from the way to the other, and how far the one is that the walk takes.</source>
      <translation>Qué significa el estado para este recorrido; para el menos expuesto, si hay un recorrido fuera de la vista de las cámaras registradas, con ese alcance; y si la calle más cercana a un lugar está aislada del camino hasta el otro, y a qué distancia está la que toma el recorrido.</translation>
    </message>
    <message>
      <source>What the tracts are coloured by; all figures are in the table.</source>
      <translation>Según qué se colorean las secciones censales; todas las cifras están en la tabla.</translation>
    </message>
    <message>
      <source>What was ignored or repaired, or why it is no wall or unusable.</source>
      <translation>Qué se ignoró o se reparó, o por qué no es un muro o no se puede usar.</translation>
    </message>
    <message>
      <source>What was ignored, or why the row is unusable.</source>
      <translation>Qué se ignoró, o por qué no se puede usar la fila.</translation>
    </message>
    <message>
      <source>What was looked at, such as an intersection.</source>
      <translation>Qué se observó, como un cruce de calles.</translation>
    </message>
    <message>
      <source>What was tried.</source>
      <translation>Qué se probó.</translation>
    </message>
    <message>
      <source>When it was seen.</source>
      <translation>Cuándo se vio.</translation>
    </message>
    <message>
      <source>Where a camera has no pixels of its own. 1920 is full HD.</source>
      <translation>Donde una cámara no tiene un valor de pixels propio. 1920 es Full HD.</translation>
    </message>
    <message>
      <source>Where a camera has no sensor_mm of its own. 5.37 mm is a common 1/2.8 inch sensor.</source>
      <translation>Donde una cámara no tiene un sensor_mm propio. 5,37 mm corresponde a un sensor habitual de 1/2,8 de pulgada.</translation>
    </message>
    <message>
      <source>Where a camera looks, where it has no direction_deg of its own: a number or, in a field or expression, also text such as NW, 120-200 or S;N. Without either it sees all around; a fixed one in or on a building looks away from the wall.</source>
      <translation>Hacia dónde mira una cámara, cuando no tiene un direction_deg propio: un número o, en un campo o una expresión, también un texto como NW, 120-200 o S;N. Sin ninguno de los dos ve todo alrededor; una cámara fija dentro de un edificio o sobre él mira en sentido contrario al muro.</translation>
    </message>
    <message>
      <source>Where along the walk it first sees it, metres.</source>
      <translation>En qué punto del recorrido lo ve por primera vez, en metros.</translation>
    </message>
    <message>
      <source>Where buildings begin has a use only with their height: name it under “Height of the buildings”.</source>
      <translation>Dónde empiezan los edificios solo sirve junto con su altura: indíquela en “Altura de los edificios”.</translation>
    </message>
    <message>
      <source>Where it begins above the ground, metres, as a bridge does. Viewsheds see through below it.</source>
      <translation>Dónde comienza sobre el suelo, metros, como un puente. Las cuencas visuales ven a través por debajo.</translation>
    </message>
    <message>
      <source>Where it ends.</source>
      <translation>Dónde termina.</translation>
    </message>
    <message>
      <source>Where it is absent, the results are NULL.</source>
      <translation>Donde falta, los resultados son NULL.</translation>
    </message>
    <message>
      <source>Where it is published, such as data.cityofchicago.org.</source>
      <translation>Dónde se publica, como data.cityofchicago.org.</translation>
    </message>
    <message>
      <source>Where it last sees it.</source>
      <translation>Dónde lo ve por última vez.</translation>
    </message>
    <message>
      <source>Where it looks, degrees clockwise from north.</source>
      <translation>Hacia dónde mira, en grados en sentido horario desde el norte.</translation>
    </message>
    <message>
      <source>Where it looks, degrees clockwise from true north. Away from the wall for a camera that was moved to one, does not turn and has no direction or sectors of its own. Empty: not known.</source>
      <translation>Hacia dónde mira, en grados en sentido horario desde el norte geográfico. En sentido contrario al muro para una cámara que se desplazó hasta él, no gira y no tiene dirección ni sectores propios. Vacío: se desconoce.</translation>
    </message>
    <message>
      <source>Where one may walk</source>
      <translation>Por dónde se puede caminar</translation>
    </message>
    <message>
      <source>Where one may walk: the expression cannot be worked out: {reason}</source>
      <translation>Por dónde se puede caminar: la expresión no se puede calcular: {reason}</translation>
    </message>
    <message>
      <source>Where people gather: one point or several.</source>
      <translation>Dónde se reúne la gente: un punto o varios.</translation>
    </message>
    <message>
      <source>Where sites are merged, so many of their volunteers are kept, chosen by lot, so that a place rests on as many as others. A site by itself keeps all its volunteers.</source>
      <translation>Donde se fusionan sitios, se conservan como máximo estos voluntarios, elegidos por sorteo, para que un lugar se base en tantos como los demás. Un sitio por sí solo conserva todos sus voluntarios.</translation>
    </message>
    <message>
      <source>Where the model is wrong: residuals in standard deviations.</source>
      <translation>Dónde se equivoca el modelo: residuos en desviaciones típicas.</translation>
    </message>
    <message>
      <source>Where the piece begins, metres from the start of the walk.</source>
      <translation>Dónde empieza el tramo, en metros desde el inicio del recorrido.</translation>
    </message>
    <message>
      <source>Where the raster “{name}” lies is not known: it has no coordinates.</source>
      <translation>No se sabe dónde está el ráster “{name}”: no tiene coordenadas.</translation>
    </message>
    <message>
      <source>Where the record comes from.</source>
      <translation>De dónde procede el registro.</translation>
    </message>
    <message>
      <source>Where the ring begins, metres from the camera on the ground.</source>
      <translation>Dónde empieza el anillo, en metros desde la cámara sobre el suelo.</translation>
    </message>
    <message>
      <source>Where the walks end.</source>
      <translation>Dónde terminan los recorridos.</translation>
    </message>
    <message>
      <source>Where the walks start.</source>
      <translation>Dónde empiezan los recorridos.</translation>
    </message>
    <message>
      <source>Whether a line is a street for cycling, by its tags of OpenStreetMap (highway, bicycle, access ...): cycleways, paths, tracks and roads up to primary ones; footways, pedestrian streets, bridleways and trunk roads only where they say so. In a layer that tells no highways, every line that is not closed is.</source>
      <translation>Si una línea es una calle para ir en bicicleta, según sus etiquetas de OpenStreetMap (highway, bicycle, access ...): carriles bici, senderos, pistas y vías hasta las principales; aceras, calles peatonales, caminos de herradura y vías rápidas solo donde lo dicen. En una capa que no indica highway lo es toda línea que no está cerrada.</translation>
    </message>
    <message>
      <source>Whether a line is a street for driving, by its tags of OpenStreetMap (highway, motor_vehicle, access ...): from motorways to living streets and services; tracks and pedestrian streets only where they say so. In a layer that tells no highways, every line that is not closed is.</source>
      <translation>Si una línea es una calle para ir en coche, según sus etiquetas de OpenStreetMap (highway, motor_vehicle, access ...): desde autopistas hasta calles residenciales y de servicio; pistas y calles peatonales solo donde lo dicen. En una capa que no indica highway lo es toda línea que no está cerrada.</translation>
    </message>
    <message>
      <source>Whether a line is a street for walking, by its tags of OpenStreetMap (highway, foot, access ...) in fields of their own or packed into one such as other_tags. Motorways, ways that are closed or not there yet, and lines without a highway such as rails and rivers are not; cycleways, bridleways and trunk roads only where they say so. In a layer that tells no highways, every line that is not closed is.</source>
      <translation>Si una línea es una calle para caminar, según sus etiquetas de OpenStreetMap (highway, foot, access ...), en campos propios o reunidas en uno solo como other_tags. No lo son las autopistas, las vías cerradas o que aún no existen, ni las líneas sin highway, como vías férreas y ríos; las vías ciclistas, los caminos de herradura y las carreteras principales (trunk), solo donde lo indican. En una capa que no indica ningún highway, lo es toda línea que no esté cerrada.</translation>
    </message>
    <message>
      <source>Which lines with a highway tag become streets. As it stands, those for walking: no motorways, nothing closed or not there yet, cycleways, bridleways and trunk roads only where they say so. For ways by bicycle and car write true, which keeps all. Fields: {tags}. Areas such as squares are no lines.</source>
      <translation>Qué líneas con una etiqueta highway se convierten en calles. Tal como está, las que son para caminar: ni autopistas ni nada cerrado o que aún no exista; las vías ciclistas, los caminos de herradura y las carreteras principales (trunk), solo donde lo indican. Para caminos en bicicleta y en coche escriba true, que conserva todas. Campos: {tags}. Las áreas, como las plazas, no son líneas.</translation>
    </message>
    <message>
      <source>Which node, way or relation of OpenStreetMap it is, such as way/7.</source>
      <translation>Qué nodo, vía o relación de OpenStreetMap es, como way/7.</translation>
    </message>
    <message>
      <source>Which origin goes with which destination: all pairs; row by row (the first with the first and so on); common field (those with equal values in the two fields below); nearest (each origin with the nearest destinations along the streets).</source>
      <translation>Qué origen va con qué destino: all pairs; row by row (el primero con el primero, etc.); common field (los que tienen valores iguales en los dos campos de abajo); nearest (cada origen con los destinos más cercanos por las calles).</translation>
    </message>
    <message>
      <source>Which walk this is: shortest, least exposed, or a trade-off between the two.</source>
      <translation>Qué recorrido es este: shortest (el más corto), least exposed (el menos expuesto) o trade-off (un equilibrio entre ambos).</translation>
    </message>
    <message>
      <source>Which walks are summed up: shortest or least exposed.</source>
      <translation>Qué recorridos se resumen: shortest o least exposed.</translation>
    </message>
    <message>
      <source>Which walks to find for each pair: shortest; least exposed (the fewest metres in view, of several the shortest); all trade-offs (every walk than which none is both shorter and less in view, from the shortest to the least exposed).</source>
      <translation>Qué recorridos buscar para cada par: shortest (el más corto); least exposed (el de menos metros a la vista y, de varios, el más corto); all trade-offs (todos los recorridos tales que ningún otro es a la vez más corto y menos a la vista, desde el más corto hasta el menos expuesto).</translation>
    </message>
    <message>
      <source>Which way a street may be travelled: yes, 1, true or FT as its line is drawn; -1, reverse or TF against it; no, 0, false, both or empty both ways. Without a field, OpenStreetMap's tags tell (oneway, junction, oneway:bicycle, cycleway); a layer without these has no one-way streets.</source>
      <translation>En qué sentido se puede recorrer una calle: yes, 1, true o FT como está dibujada su línea; -1, reverse o TF al revés; no, 0, false, both o vacío en ambos sentidos. Sin campo lo indican las etiquetas de OpenStreetMap (oneway, junction, oneway:bicycle, cycleway); una capa sin ellas no tiene calles de sentido único.</translation>
    </message>
    <message>
      <source>White, Hispanic or not (B02001); the published nonwhite fraction is made of these.</source>
      <translation>Blanca, hispana o no (B02001); la fracción no blanca publicada se compone de estas cifras.</translation>
    </message>
    <message>
      <source>White, not Hispanic (B03002). With black, asian and hispanic nobody counts twice.</source>
      <translation>Blanca, no hispana (B03002). Junto con black, asian e hispanic nadie se cuenta dos veces.</translation>
    </message>
    <message>
      <source>Who counted. Where it is empty or absent, each row is taken as a volunteer of its own.</source>
      <translation>Quién contó. Donde está vacío o falta, cada fila se toma como un voluntario propio.</translation>
    </message>
    <message>
      <source>Who is in view of which of {cameras} cameras ({condition}), {range}.</source>
      <translation>Quién está a la vista de cuáles de {cameras} cámaras ({condition}), {range}.</translation>
    </message>
    <message>
      <source>Who is watched? An equity analysis</source>
      <translation>¿A quién se vigila? Un análisis de equidad</translation>
    </message>
    <message>
      <source>Who runs it.</source>
      <translation>Quién la gestiona.</translation>
    </message>
    <message>
      <source>Who sees what</source>
      <translation>Quién ve qué</translation>
    </message>
    <message>
      <source>Who sees what, {range}</source>
      <translation>Quién ve qué, {range}</translation>
    </message>
    <message>
      <source>Who: the value of the volunteers' field.</source>
      <translation>Quién: el valor del campo de los voluntarios.</translation>
    </message>
    <message>
      <source>Whoever is given the project file can then read where the walk starts and ends.</source>
      <translation>Quien reciba el archivo del proyecto podrá leer entonces dónde empieza y termina el recorrido.</translation>
    </message>
    <message>
      <source>Why a check is unanswered. It is never taken as passed.</source>
      <translation>Por qué una comprobación no tiene respuesta. Nunca se da por superada.</translation>
    </message>
    <message>
      <source>Why an area is unusable, or what of it was left out or repaired.</source>
      <translation>Por qué no se puede usar un área, o qué se omitió o reparó de ella.</translation>
    </message>
    <message>
      <source>Why an area is unusable, what of it was left out or repaired, or that its population is missing, not a number or negative, so that it has no rates.</source>
      <translation>Por qué no se puede usar un área, qué se omitió o reparó de ella, o que su población falta, no es un número o es negativa, por lo que no tiene tasas.</translation>
    </message>
    <message>
      <source>Why it cannot, or what of it was left out or repaired.</source>
      <translation>Por qué no se puede, o qué parte se omitió o se reparó.</translation>
    </message>
    <message>
      <source>Why it cannot, or which parts or fixes of it were left out.</source>
      <translation>Por qué no se puede, o qué partes o puntos del track se omitieron.</translation>
    </message>
    <message>
      <source>Why it is incomplete or unusable.</source>
      <translation>Por qué está incompleta o no se puede usar.</translation>
    </message>
    <message>
      <source>Why the area is not in the model.</source>
      <translation>Por qué el área no está en el modelo.</translation>
    </message>
    <message>
      <source>Width of the sensor (mm)</source>
      <translation>Anchura del sensor (mm)</translation>
    </message>
    <message>
      <source>Will be asked: {hosts}.</source>
      <translation>Se consultará a: {hosts}.</translation>
    </message>
    <message>
      <source>With what: the model, range, threshold or floor.</source>
      <translation>Con qué: el modelo, el alcance, el umbral o el mínimo.</translation>
    </message>
    <message>
      <source>Without a terminal: install the plugin QPIP under Plugins &gt; Manage and Install Plugins, restart QGIS, and install what QPIP lists for Surveillance exposure.</source>
      <translation>Sin terminal: instale el complemento QPIP en Complementos &gt; Administrar e instalar complementos, reinicie QGIS e instale lo que QPIP muestre para Surveillance exposure.</translation>
    </message>
    <message>
      <source>Working coordinate system: {crs}</source>
      <translation>Sistema de coordenadas de trabajo: {crs}</translation>
    </message>
    <message>
      <source>Working coordinate systems, {count} as the features lie far apart: {crs}</source>
      <translation>Sistemas de coordenadas de trabajo, {count} porque las entidades están muy alejadas entre sí: {crs}</translation>
    </message>
    <message>
      <source>Write metres with commas between them, such as {example}.</source>
      <translation>Escriba metros con comas entre ellos, como {example}.</translation>
    </message>
    <message>
      <source>Written to {path}.</source>
      <translation>Escrito en {path}.</translation>
    </message>
    <message>
      <source>a Poisson regression of the counts (log link)</source>
      <translation>una regresión de Poisson de los recuentos (enlace logarítmico)</translation>
    </message>
    <message>
      <source>a block cannot be read</source>
      <translation>un bloque no se puede leer</translation>
    </message>
    <message>
      <source>a box drawn on the map</source>
      <translation>un rectángulo dibujado en el mapa</translation>
    </message>
    <message>
      <source>a check that decides has no answer</source>
      <translation>una comprobación decisiva no tiene respuesta</translation>
    </message>
    <message>
      <source>a count below 0</source>
      <translation>un recuento menor que 0</translation>
    </message>
    <message>
      <source>a count is missing ({field})</source>
      <translation>falta un recuento ({field})</translation>
    </message>
    <message>
      <source>a count is no number from 0 to {most} ({field})</source>
      <translation>un recuento no es un número de 0 a {most} ({field})</translation>
    </message>
    <message>
      <source>a count that is no number of cameras</source>
      <translation>un recuento que no es un número de cámaras</translation>
    </message>
    <message>
      <source>a fractional logistic regression of the share, with robust errors</source>
      <translation>una regresión logística fraccional de la proporción, con errores robustos</translation>
    </message>
    <message>
      <source>a logistic regression</source>
      <translation>una regresión logística</translation>
    </message>
    <message>
      <source>a negative binomial regression of the counts (NB2, log link)</source>
      <translation>una regresión binomial negativa de los recuentos (NB2, enlace logarítmico)</translation>
    </message>
    <message>
      <source>a node, which has no outline</source>
      <translation>un nodo, que no tiene contorno</translation>
    </message>
    <message>
      <source>a piece of an outline, which is there as a whole</source>
      <translation>un fragmento de un contorno, que ya figura completo</translation>
    </message>
    <message>
      <source>a place cannot be used</source>
      <translation>un lugar no se puede usar</translation>
    </message>
    <message>
      <source>a place is too far from any street</source>
      <translation>un lugar está demasiado lejos de cualquier calle</translation>
    </message>
    <message>
      <source>a place on the way</source>
      <translation>un lugar intermedio</translation>
    </message>
    <message>
      <source>a population below 0</source>
      <translation>una población menor que 0</translation>
    </message>
    <message>
      <source>a quasi-Poisson regression of the counts (log link)</source>
      <translation>una regresión quasi-Poisson de los recuentos (enlace logarítmico)</translation>
    </message>
    <message>
      <source>a range of {setting} m</source>
      <translation>un alcance de {setting} m</translation>
    </message>
    <message>
      <source>a table of counts</source>
      <translation>una tabla de recuentos</translation>
    </message>
    <message>
      <source>a threshold of {setting}</source>
      <translation>un umbral de {setting}</translation>
    </message>
    <message>
      <source>add a county by its name…</source>
      <translation>añadir un condado por su nombre…</translation>
    </message>
    <message>
      <source>advanced</source>
      <translation>avanzado</translation>
    </message>
    <message>
      <source>all</source>
      <translation>todas</translation>
    </message>
    <message>
      <source>all areas</source>
      <translation>todas las áreas</translation>
    </message>
    <message>
      <source>all areas are in one class then</source>
      <translation>todas las áreas quedan entonces en una sola clase</translation>
    </message>
    <message>
      <source>all areas in which it is not 0 are in one block</source>
      <translation>todas las áreas en las que no es 0 están en un solo bloque</translation>
    </message>
    <message>
      <source>all cameras</source>
      <translation>todas las cámaras</translation>
    </message>
    <message>
      <source>all layers with names</source>
      <translation>todas las capas con nombres</translation>
    </message>
    <message>
      <source>all lines</source>
      <translation>todas las líneas</translation>
    </message>
    <message>
      <source>all points</source>
      <translation>todos los puntos</translation>
    </message>
    <message>
      <source>all trade-offs</source>
      <translation>todos los equilibrios</translation>
    </message>
    <message>
      <source>an area, such as a square, which is no line</source>
      <translation>un área, como una plaza, que no es una línea</translation>
    </message>
    <message>
      <source>an indoor camera, which watches no street</source>
      <translation>una cámara interior, que no vigila ninguna calle</translation>
    </message>
    <message>
      <source>an open roof, so no wall</source>
      <translation>un tejado abierto, por lo que no es un muro</translation>
    </message>
    <message>
      <source>an outcome that is neither 0 nor 1</source>
      <translation>un resultado que no es ni 0 ni 1</translation>
    </message>
    <message>
      <source>an outcome that is no share from 0 to 1 (divide percentages by 100)</source>
      <translation>un resultado que no es una proporción de 0 a 1 (divida los porcentajes entre 100)</translation>
    </message>
    <message>
      <source>another data set (Socrata)</source>
      <translation>otro conjunto de datos (Socrata)</translation>
    </message>
    <message>
      <source>another model ({setting})</source>
      <translation>otro modelo ({setting})</translation>
    </message>
    <message>
      <source>any</source>
      <translation>cualquiera</translation>
    </message>
    <message>
      <source>any: a vehicle in the view of a camera is seen. front: only while it drives towards the camera, as readers of front plates see it. rear: only while it drives away. With viewsheds give the cameras too, which tell where each stands, by camera_id. Choose the readers by a filter of the cameras, such as "kind" = 'alpr'.</source>
      <translation>any: un vehículo a la vista de una cámara es visto. front: solo mientras se acerca a la cámara, como lo ven los lectores de matrículas delanteras. rear: solo mientras se aleja. Con cuencas visuales dé también las cámaras, que indican dónde está cada una, por camera_id. Elija los lectores con un filtro de las cámaras, como "kind" = 'alpr'.</translation>
    </message>
    <message>
      <source>area {number}</source>
      <translation>área {number}</translation>
    </message>
    <message>
      <source>areas of more than {fewest} residents</source>
      <translation>áreas de más de {fewest} habitantes</translation>
    </message>
    <message>
      <source>areas of “{layer}”</source>
      <translation>áreas de “{layer}”</translation>
    </message>
    <message>
      <source>areas of “{layer}” with more than {floor} residents ({population})</source>
      <translation>áreas de “{layer}” con más de {floor} habitantes ({population})</translation>
    </message>
    <message>
      <source>around coordinates</source>
      <translation>alrededor de unas coordenadas</translation>
    </message>
    <message>
      <source>as modelled</source>
      <translation>según el modelo</translation>
    </message>
    <message>
      <source>both ways</source>
      <translation>en ambos sentidos</translation>
    </message>
    <message>
      <source>bullet</source>
      <translation>bala</translation>
    </message>
    <message>
      <source>bullet cameras</source>
      <translation>cámaras bala</translation>
    </message>
    <message>
      <source>by bicycle</source>
      <translation>en bicicleta</translation>
    </message>
    <message>
      <source>by bicycle, one-way streets heeded</source>
      <translation>en bicicleta, con calles de sentido único</translation>
    </message>
    <message>
      <source>by car</source>
      <translation>en coche</translation>
    </message>
    <message>
      <source>by car, one-way streets and speed limits heeded, lights and traffic not counted</source>
      <translation>en coche, con calles de sentido único y límites de velocidad, sin semáforos ni tráfico</translation>
    </message>
    <message>
      <source>by their viewsheds</source>
      <translation>según sus cuencas visuales</translation>
    </message>
    <message>
      <source>camera, ALPR (number plates), speed camera ...</source>
      <translation>camera, ALPR (matrículas), speed camera ...</translation>
    </message>
    <message>
      <source>camera: the point is where it stands; viewshed: a point within what it sees.</source>
      <translation>camera: el punto es donde está la cámara; viewshed: un punto dentro de lo que ve.</translation>
    </message>
    <message>
      <source>cameras attached to anything else</source>
      <translation>cámaras sujetas a cualquier otra cosa</translation>
    </message>
    <message>
      <source>cameras of kind {kinds}</source>
      <translation>cámaras de tipo {kinds}</translation>
    </message>
    <message>
      <source>cameras of unknown type</source>
      <translation>cámaras de tipo desconocido</translation>
    </message>
    <message>
      <source>cameras on buildings</source>
      <translation>cámaras en edificios</translation>
    </message>
    <message>
      <source>cameras on street lights, signals and poles</source>
      <translation>cámaras en farolas, semáforos y postes</translation>
    </message>
    <message>
      <source>cameras where {condition}</source>
      <translation>cámaras donde {condition}</translation>
    </message>
    <message>
      <source>cancelled</source>
      <translation>cancelado</translation>
    </message>
    <message>
      <source>cannot be worked out</source>
      <translation>no se puede calcular</translation>
    </message>
    <message>
      <source>cctv,crowdsourcing,median,agreement,decode,tags</source>
      <translation>cctv,colaborativo,mediana,acuerdo,decode,etiquetas</translation>
    </message>
    <message>
      <source>cctv,isovist,visibility,line of sight,buildings</source>
      <translation>cctv,isovista,visibilidad,línea de visión,edificios</translation>
    </message>
    <message>
      <source>cctv,regression,statistics,census,race,stops,robustness,poisson,logistic</source>
      <translation>cctv,regresión,estadística,censo,raza,controles,robustez,poisson,logística</translation>
    </message>
    <message>
      <source>cctv,route,gpx,track,share</source>
      <translation>cctv,ruta,gpx,track,proporción</translation>
    </message>
    <message>
      <source>cctv,route,radius,sweep,curve,sensitivity</source>
      <translation>cctv,ruta,radio,barrido,curva,sensibilidad</translation>
    </message>
    <message>
      <source>cctv,route,shortest path,least exposed,pareto,network</source>
      <translation>cctv,ruta,camino más corto,menos expuesto,pareto,red</translation>
    </message>
    <message>
      <source>cctv,sights,matrix,pairs,tourist,route</source>
      <translation>cctv,lugares de interés,matriz,pares,turista,ruta</translation>
    </message>
    <message>
      <source>cctv,stations,demonstration,subway,assembly,route</source>
      <translation>cctv,estaciones,manifestación,metro,concentración,ruta</translation>
    </message>
    <message>
      <source>cctv,surveillance,decode,osm,standard</source>
      <translation>cctv,vigilancia,decode,osm,estándar</translation>
    </message>
    <message>
      <source>cctv,top,ranking,tract,most,highest</source>
      <translation>cctv,primeras,clasificación,sección censal,más,máximo</translation>
    </message>
    <message>
      <source>cctv,tract,census,rate,effective</source>
      <translation>cctv,sección censal,censo,tasa,efectivas</translation>
    </message>
    <message>
      <source>cctv,union,dissolve,viewshed,covered</source>
      <translation>cctv,unión,disolver,cuenca visual,cubierto</translation>
    </message>
    <message>
      <source>cctv,viewshed,overlap,heat map,grid,cells</source>
      <translation>cctv,cuenca visual,superposición,mapa de calor,cuadrícula,celdas</translation>
    </message>
    <message>
      <source>cctv,viewshed,who sees,visible,nearest</source>
      <translation>cctv,cuenca visual,quién ve,visible,más cercana</translation>
    </message>
    <message>
      <source>clipped by buildings of infinite height</source>
      <translation>recortado por edificios de altura infinita</translation>
    </message>
    <message>
      <source>clipped by buildings with heights on flat ground, lens at {lens} m unless known, target at {target} m</source>
      <translation>recortado por edificios con alturas sobre suelo plano, lente a {lens} m salvo que se sepa, lo observado a {target} m</translation>
    </message>
    <message>
      <source>coordinate system</source>
      <translation>sistema de coordenadas</translation>
    </message>
    <message>
      <source>coordinates outside the layer's coordinate system</source>
      <translation>coordenadas fuera del sistema de coordenadas de la capa</translation>
    </message>
    <message>
      <source>coordinates that are no numbers</source>
      <translation>coordenadas que no son números</translation>
    </message>
    <message>
      <source>coordinates that are not finite numbers</source>
      <translation>coordenadas que no son números finitos</translation>
    </message>
    <message>
      <source>corrected errors</source>
      <translation>errores corregidos</translation>
    </message>
    <message>
      <source>corrected errors ({setting})</source>
      <translation>errores corregidos ({setting})</translation>
    </message>
    <message>
      <source>counts of 0, and one that is blank: unknown, not zero</source>
      <translation>recuentos de 0, y uno en blanco: desconocido, no cero</translation>
    </message>
    <message>
      <source>cycling</source>
      <translation>ir en bicicleta</translation>
    </message>
    <message>
      <source>decode counts: the per-intersection file of Decode Surveillance NYC; openstreetmap: columns named like OpenStreetMap's tags; other: the expressions below; auto: whichever fits the columns.</source>
      <translation>decode counts: el archivo por cruces de Decode Surveillance NYC; openstreetmap: columnas con nombres como las etiquetas de OpenStreetMap; other: las expresiones de abajo; auto: el que se ajuste a las columnas.</translation>
    </message>
    <message>
      <source>default: {value}</source>
      <translation>por omisión: {value}</translation>
    </message>
    <message>
      <source>deleted or no longer visible</source>
      <translation>eliminado o ya no visible</translation>
    </message>
    <message>
      <source>deviance</source>
      <translation>devianza</translation>
    </message>
    <message>
      <source>discs, buildings left out of account</source>
      <translation>discos, sin tener en cuenta los edificios</translation>
    </message>
    <message>
      <source>dispersion ({setting})</source>
      <translation>dispersión ({setting})</translation>
    </message>
    <message>
      <source>dome</source>
      <translation>domo</translation>
    </message>
    <message>
      <source>dome cameras</source>
      <translation>cámaras domo</translation>
    </message>
    <message>
      <source>dome, bullet, fixed, panning, alpr, webcam or speed; NULL where mixed or unknown.</source>
      <translation>dome, bullet, fixed, panning, alpr, webcam o speed; NULL donde hay varios o se desconoce.</translation>
    </message>
    <message>
      <source>download,cctv,amnesty,new york,counts</source>
      <translation>descarga,cctv,amnistía,nueva york,recuentos</translation>
    </message>
    <message>
      <source>download,demographics,population,race,income,acs,tiger</source>
      <translation>descarga,demografía,población,raza,ingresos,acs,tiger</translation>
    </message>
    <message>
      <source>download,socrata,buildings,districts,stations,new york</source>
      <translation>descarga,socrata,edificios,distritos,estaciones,nueva york</translation>
    </message>
    <message>
      <source>driving</source>
      <translation>ir en coche</translation>
    </message>
    <message>
      <source>effective cameras nearby per 1,000 residents</source>
      <translation>cámaras efectivas cercanas por cada 1000 habitantes</translation>
    </message>
    <message>
      <source>effective cameras per 1,000 residents</source>
      <translation>cámaras efectivas por cada 1000 habitantes</translation>
    </message>
    <message>
      <source>errors that allow for areas being alike within eighths of a region</source>
      <translation>errores que admiten que las áreas se parezcan dentro de octavos de una región</translation>
    </message>
    <message>
      <source>errors that allow for neighbours being alike</source>
      <translation>errores que admiten que las áreas vecinas se parezcan</translation>
    </message>
    <message>
      <source>everything in the file or data set</source>
      <translation>todo lo que hay en el archivo o conjunto de datos</translation>
    </message>
    <message>
      <source>expression</source>
      <translation>expresión</translation>
    </message>
    <message>
      <source>extent</source>
      <translation>extensión</translation>
    </message>
    <message>
      <source>far from all else; check the coordinates</source>
      <translation>lejos de todo lo demás; compruebe las coordenadas</translation>
    </message>
    <message>
      <source>field</source>
      <translation>campo</translation>
    </message>
    <message>
      <source>fields have other names there: {names}</source>
      <translation>los campos tienen allí otros nombres: {names}</translation>
    </message>
    <message>
      <source>file</source>
      <translation>archivo</translation>
    </message>
    <message>
      <source>file of {date}</source>
      <translation>archivo del {date}</translation>
    </message>
    <message>
      <source>file that is written</source>
      <translation>archivo que se escribe</translation>
    </message>
    <message>
      <source>fixed</source>
      <translation>fija</translation>
    </message>
    <message>
      <source>fixes at exactly 0, 0 alone, far from all else</source>
      <translation>solo posiciones exactamente en 0, 0, lejos de todo lo demás</translation>
    </message>
    <message>
      <source>fro&amp;m {host}</source>
      <translation>d&amp;e {host}</translation>
    </message>
    <message>
      <source>from a &amp;file</source>
      <translation>de un &amp;archivo</translation>
    </message>
    <message>
      <source>front</source>
      <translation>delantero</translation>
    </message>
    <message>
      <source>geometries are text in the column {name}; unknown and empty text are the same</source>
      <translation>las geometrías son texto en la columna {name}; un valor desconocido y un texto vacío son lo mismo</translation>
    </message>
    <message>
      <source>goes down with it</source>
      <translation>disminuye con ello</translation>
    </message>
    <message>
      <source>goes up with it</source>
      <translation>aumenta con ello</translation>
    </message>
    <message>
      <source>ground in view of cameras ({range}) over the disc of one of them</source>
      <translation>suelo a la vista de cámaras ({range}) sobre el disco de una de ellas</translation>
    </message>
    <message>
      <source>high (over {high})</source>
      <translation>alto (más de {high})</translation>
    </message>
    <message>
      <source>highest first: rank 1 has the highest measure; lowest first: the lowest.</source>
      <translation>highest first: el puesto 1 tiene la medida más alta; lowest first: la más baja.</translation>
    </message>
    <message>
      <source>in the area grown by {nearby} m</source>
      <translation>en el área ampliada en {nearby} m</translation>
    </message>
    <message>
      <source>in view of no camera</source>
      <translation>a la vista de ninguna cámara</translation>
    </message>
    <message>
      <source>is NULL</source>
      <translation>es NULL</translation>
    </message>
    <message>
      <source>is missing (“{word}”)</source>
      <translation>falta (“{word}”)</translation>
    </message>
    <message>
      <source>is negative ({word})</source>
      <translation>es negativa ({word})</translation>
    </message>
    <message>
      <source>is not a number (“{word}”)</source>
      <translation>no es un número (“{word}”)</translation>
    </message>
    <message>
      <source>it asks for what is not known here: {features}</source>
      <translation>pide algo que aquí no se conoce: {features}</translation>
    </message>
    <message>
      <source>it breaks off in the middle of a block</source>
      <translation>se corta en medio de un bloque</translation>
    </message>
    <message>
      <source>it could be estimated in none of {number} draws</source>
      <translation>no se pudo estimar en ninguno de los {number} sorteos</translation>
    </message>
    <message>
      <source>it ends in the middle</source>
      <translation>termina a la mitad</translation>
    </message>
    <message>
      <source>it holds the history of the map, all versions of all objects, not one day's data</source>
      <translation>contiene el historial del mapa, todas las versiones de todos los objetos, no los datos de un solo día</translation>
    </message>
    <message>
      <source>it is GeoJSON, which QGIS opens as a layer; import that as cameras</source>
      <translation>es GeoJSON, que QGIS abre como capa; importe esa capa como cámaras</translation>
    </message>
    <message>
      <source>it is JSON, but has no “elements” as the Overpass API writes them</source>
      <translation>es JSON, pero no tiene “elements” como los escribe la API de Overpass</translation>
    </message>
    <message>
      <source>it is a file of the kind {kind}, which is not read</source>
      <translation>es un archivo del tipo {kind}, que no se lee</translation>
    </message>
    <message>
      <source>it is a folder</source>
      <translation>es una carpeta</translation>
    </message>
    <message>
      <source>it is a list of changes, not the data itself</source>
      <translation>es una lista de cambios, no los datos en sí</translation>
    </message>
    <message>
      <source>it is a web page, such as a server sends instead of data</source>
      <translation>es una página web, como la que envía un servidor en lugar de datos</translation>
    </message>
    <message>
      <source>it is empty</source>
      <translation>está vacía</translation>
    </message>
    <message>
      <source>it is in use ({reason})</source>
      <translation>está en uso ({reason})</translation>
    </message>
    <message>
      <source>it is incomplete, as its server says: “{remark}”</source>
      <translation>está incompleto, según dice su servidor: “{remark}”</translation>
    </message>
    <message>
      <source>it is incomplete, or broken ({reason})</source>
      <translation>está incompleto o dañado ({reason})</translation>
    </message>
    <message>
      <source>it is no longer significant with {checks}</source>
      <translation>deja de ser significativo con {checks}</translation>
    </message>
    <message>
      <source>it is not JSON as the Overpass API writes it</source>
      <translation>no es JSON como lo escribe la API de Overpass</translation>
    </message>
    <message>
      <source>it is not a file of OpenStreetMap data</source>
      <translation>no es un archivo de datos de OpenStreetMap</translation>
    </message>
    <message>
      <source>it is not a file of OpenStreetMap data but a table; import that as cameras</source>
      <translation>no es un archivo de datos de OpenStreetMap, sino una tabla; impórtela como cámaras</translation>
    </message>
    <message>
      <source>it says the same of every feature, and neither yes nor no: {said}</source>
      <translation>dice lo mismo de todas las entidades, y no es ni sí ni no: {said}</translation>
    </message>
    <message>
      <source>its blocks are packed in a way that is not read here; save it with zlib compression</source>
      <translation>sus bloques están comprimidos de un modo que aquí no se lee; guárdelo con compresión zlib</translation>
    </message>
    <message>
      <source>its count is less than the least count with a view</source>
      <translation>su recuento es menor que el recuento mínimo con vista</translation>
    </message>
    <message>
      <source>its first word is &lt;{name}&gt;, where &lt;osm&gt; belongs</source>
      <translation>su primera palabra es &lt;{name}&gt;, donde debería estar &lt;osm&gt;</translation>
    </message>
    <message>
      <source>its outline crosses or touches itself, or is not closed; the area it encloses is taken</source>
      <translation>su contorno se cruza o se toca a sí mismo, o no está cerrado; se toma el área que encierra</translation>
    </message>
    <message>
      <source>its region has no model</source>
      <translation>su región no tiene modelo</translation>
    </message>
    <message>
      <source>kind</source>
      <translation>tipo</translation>
    </message>
    <message>
      <source>known in “{layer}”</source>
      <translation>conocidas en “{layer}”</translation>
    </message>
    <message>
      <source>layer</source>
      <translation>capa</translation>
    </message>
    <message>
      <source>layer that is written</source>
      <translation>capa que se escribe</translation>
    </message>
    <message>
      <source>least exposed</source>
      <translation>menos expuesto</translation>
    </message>
    <message>
      <source>length</source>
      <translation>longitud</translation>
    </message>
    <message>
      <source>lens of {focal} mm on a sensor {sensor} mm and {pixels} pixels wide</source>
      <translation>lente de {focal} mm sobre un sensor de {sensor} mm y {pixels} píxeles de ancho</translation>
    </message>
    <message>
      <source>line {line} is not as OpenStreetMap writes it ({reason})</source>
      <translation>la línea {line} no es como las escribe OpenStreetMap ({reason})</translation>
    </message>
    <message>
      <source>low (to {low})</source>
      <translation>bajo (hasta {low})</translation>
    </message>
    <message>
      <source>margins of error of the census ({setting} draws)</source>
      <translation>márgenes de error del censo ({setting} sorteos)</translation>
    </message>
    <message>
      <source>may be left out</source>
      <translation>puede omitirse</translation>
    </message>
    <message>
      <source>means</source>
      <translation>medias</translation>
    </message>
    <message>
      <source>measures (M) of geometries are not kept</source>
      <translation>las medidas (M) de las geometrías no se conservan</translation>
    </message>
    <message>
      <source>median household income, dollars</source>
      <translation>mediana de los ingresos del hogar, dólares</translation>
    </message>
    <message>
      <source>median: robust and published. mean: the arithmetic mean, which one volunteer who counts far too many can move as far as they like, and which is not comparable with published figures; the columns keep their published names, ending in _median, so that “Import cameras” reads them. Agreement and the table of volunteers are the same in both.</source>
      <translation>median: robusta y la publicada. mean: la media aritmética, que un solo voluntario que cuente muchísimo de más puede desplazar tanto como quiera, y que no es comparable con las cifras publicadas; las columnas conservan sus nombres publicados, terminados en _median, para que “Importar cámaras” las lea. El acuerdo y la tabla de voluntarios son los mismos en ambas.</translation>
    </message>
    <message>
      <source>medians</source>
      <translation>medianas</translation>
    </message>
    <message>
      <source>middle ({low} to {high})</source>
      <translation>medio (de {low} a {high})</translation>
    </message>
    <message>
      <source>more than 30</source>
      <translation>más de 30</translation>
    </message>
    <message>
      <source>more than {setting} residents</source>
      <translation>más de {setting} habitantes</translation>
    </message>
    <message>
      <source>museum, viewpoint, monument, square, neighbourhood ...</source>
      <translation>museum, viewpoint, monument, square, neighbourhood ...</translation>
    </message>
    <message>
      <source>naive errors ({setting})</source>
      <translation>errores sin corregir ({setting})</translation>
    </message>
    <message>
      <source>negative binomial</source>
      <translation>binomial negativa</translation>
    </message>
    <message>
      <source>no</source>
      <translation>no</translation>
    </message>
    <message>
      <source>no building, by their tags</source>
      <translation>no son edificios, según sus etiquetas</translation>
    </message>
    <message>
      <source>no camera</source>
      <translation>ninguna cámara</translation>
    </message>
    <message>
      <source>no camera there (count is 0)</source>
      <translation>no hay ninguna cámara (count es 0)</translation>
    </message>
    <message>
      <source>no camera there: {word}</source>
      <translation>no hay ninguna cámara allí: {word}</translation>
    </message>
    <message>
      <source>no cameras are given to measure with</source>
      <translation>no se indican cámaras con las que medir</translation>
    </message>
    <message>
      <source>no category</source>
      <translation>sin categoría</translation>
    </message>
    <message>
      <source>no count at all: unknown, not zero</source>
      <translation>ningún recuento: desconocido, no cero</translation>
    </message>
    <message>
      <source>no feature fulfils {condition}</source>
      <translation>ninguna entidad cumple {condition}</translation>
    </message>
    <message>
      <source>no geometry</source>
      <translation>sin geometría</translation>
    </message>
    <message>
      <source>no height of buildings, terrain, tilt, level or ring asks for it</source>
      <translation>no lo pide ninguna altura de edificios, terreno, inclinación, nivel ni anillo</translation>
    </message>
    <message>
      <source>no more than {number} residents</source>
      <translation>no más de {number} habitantes</translation>
    </message>
    <message>
      <source>no outcome</source>
      <translation>sin resultado</translation>
    </message>
    <message>
      <source>no part of it is in the file, so that nobody knows whether it is in the extent</source>
      <translation>ninguna parte suya está en el archivo, de modo que no se sabe si está en la extensión</translation>
    </message>
    <message>
      <source>no permutations were asked for</source>
      <translation>no se pidieron permutaciones</translation>
    </message>
    <message>
      <source>no population</source>
      <translation>sin población</translation>
    </message>
    <message>
      <source>no rates: the population {reason}</source>
      <translation>sin tasas: la población {reason}</translation>
    </message>
    <message>
      <source>no region</source>
      <translation>sin región</translation>
    </message>
    <message>
      <source>no residents</source>
      <translation>sin habitantes</translation>
    </message>
    <message>
      <source>no site</source>
      <translation>sin sitio</translation>
    </message>
    <message>
      <source>no usable shape: too few points, or no area</source>
      <translation>sin forma que se pueda usar: muy pocos puntos, o sin superficie</translation>
    </message>
    <message>
      <source>no value of {name}</source>
      <translation>sin valor de {name}</translation>
    </message>
    <message>
      <source>no wall, by their status</source>
      <translation>no son muros, según su campo status</translation>
    </message>
    <message>
      <source>none</source>
      <translation>ninguna</translation>
    </message>
    <message>
      <source>none of its {count} objects has tags; ask the server for them, such as by “out body”</source>
      <translation>ninguno de sus {count} objetos tiene etiquetas; pídaselas al servidor, por ejemplo con “out body”</translation>
    </message>
    <message>
      <source>none of the {n} areas touches another</source>
      <translation>ninguna de las {n} áreas toca a otra</translation>
    </message>
    <message>
      <source>not all rows could be written</source>
      <translation>no se pudieron escribir todas las filas</translation>
    </message>
    <message>
      <source>not for walking, and cut</source>
      <translation>no aptas para caminar, y cortadas</translation>
    </message>
    <message>
      <source>not in the model</source>
      <translation>no está en el modelo</translation>
    </message>
    <message>
      <source>not more than {fewest} residents</source>
      <translation>no más de {fewest} habitantes</translation>
    </message>
    <message>
      <source>not stated</source>
      <translation>no indicado</translation>
    </message>
    <message>
      <source>not stated by the layer; ask its source before passing it on</source>
      <translation>no indicada en la capa; consulte a su fuente antes de difundirla</translation>
    </message>
    <message>
      <source>not stated; see {server}</source>
      <translation>no se indica; consulte {server}</translation>
    </message>
    <message>
      <source>not there (demolished or planned), so no wall</source>
      <translation>no está (demolido o en proyecto), por lo que no es un muro</translation>
    </message>
    <message>
      <source>not there any more, or not yet ({word})</source>
      <translation>ya no existe, o aún no existe ({word})</translation>
    </message>
    <message>
      <source>number</source>
      <translation>número</translation>
    </message>
    <message>
      <source>number plates</source>
      <translation>matrículas</translation>
    </message>
    <message>
      <source>off the raster of heights</source>
      <translation>fuera del ráster de alturas</translation>
    </message>
    <message>
      <source>ok, or no figures (the survey has none for this tract).</source>
      <translation>ok, o no figures (la encuesta no tiene cifras de esta sección censal).</translation>
    </message>
    <message>
      <source>ok, or unusable: the line cannot be measured.</source>
      <translation>ok, o unusable: la línea no se puede medir.</translation>
    </message>
    <message>
      <source>ok, or why there is no estimate: few areas, no variation, constant predictor, separated, collinear, not converged.</source>
      <translation>ok, o por qué no hay estimación: few areas (pocas áreas), no variation (sin variación), constant predictor (predictor constante), separated (separación), collinear (colinealidad), not converged (sin convergencia).</translation>
    </message>
    <message>
      <source>ok; incomplete (its shape is that of the part in the file); unusable (its shape is lost).</source>
      <translation>ok; incomplete (su forma es la de la parte que está en el archivo); unusable (ha perdido su forma).</translation>
    </message>
    <message>
      <source>ok; moved (to the nearest outside wall); inside building (farther in than allowed, no viewshed); no view (an indoor camera, a guard, less than one camera: no viewshed); unusable (no viewshed); nothing seen.</source>
      <translation>ok; moved (desplazada al muro exterior más cercano); inside building (más adentro de un edificio de lo permitido, sin cuenca visual); no view (una cámara interior, un vigilante, menos de una cámara: sin cuenca visual); unusable (sin cuenca visual); nothing seen (no ve nada).</translation>
    </message>
    <message>
      <source>ok; no wall (it does not block the view: below ground, an open roof, not there); repaired (its outline crosses itself); incomplete (its shape is that of the part in the file); value ignored (a tag could not be used); grouped (it only groups others); unusable (its shape is lost).</source>
      <translation>ok; no wall (no tapa la vista: bajo tierra, un tejado abierto, no está); repaired (su contorno se cruza a sí mismo); incomplete (su forma es la de la parte que está en el archivo); value ignored (una etiqueta no se pudo usar); grouped (solo agrupa a otros); unusable (ha perdido su forma).</translation>
    </message>
    <message>
      <source>ok; no way (the streets do not lead there); too far (a place is farther from any street than allowed); unusable (a place without a usable point).</source>
      <translation>ok; no way (las calles no llevan hasta allí); too far (un lugar está más lejos de cualquier calle de lo permitido); unusable (un lugar sin un punto que se pueda usar).</translation>
    </message>
    <message>
      <source>ok; repaired (its outline crosses itself); unusable (the area has no geometry to count in).</source>
      <translation>ok; repaired (su contorno se cruza a sí mismo); unusable (el área no tiene geometría en la que contar).</translation>
    </message>
    <message>
      <source>ok; repaired (its outline crosses itself); unusable (the area has no geometry to measure).</source>
      <translation>ok; repaired (su contorno se cruza a sí mismo); unusable (el área no tiene geometría que medir).</translation>
    </message>
    <message>
      <source>ok; repaired (its outline crosses itself); unused (left out of the model); unusable (no geometry to work with).</source>
      <translation>ok; repaired (su contorno se cruza a sí mismo); unused (no se usa en el modelo); unusable (sin geometría con la que trabajar).</translation>
    </message>
    <message>
      <source>ok; repaired (the outline of an area crosses itself); unusable (the feature cannot be placed).</source>
      <translation>ok; repaired (el contorno de un área se cruza a sí mismo); unusable (la entidad no se puede situar).</translation>
    </message>
    <message>
      <source>ok; value ignored (a value could not be used and is unknown); no view (an indoor camera, a guard, a dummy: in no figure unless asked for); unusable (not a place or not a number).</source>
      <translation>ok; value ignored (un valor no se pudo usar y se desconoce); no view (una cámara interior, un vigilante, una cámara falsa: en ninguna cifra, salvo que se pida); unusable (no es un lugar o no es un número).</translation>
    </message>
    <message>
      <source>on foot</source>
      <translation>a pie</translation>
    </message>
    <message>
      <source>one of: {choices}</source>
      <translation>una de estas opciones: {choices}</translation>
    </message>
    <message>
      <source>only features of “{layer}” with {condition} were used. Save them to a file.</source>
      <translation>solo se usaron las entidades de “{layer}” con {condition}. Guárdelas en un archivo.</translation>
    </message>
    <message>
      <source>only the first {count} features of “{layer}” were used. Save them to a file.</source>
      <translation>solo se usaron las primeras {count} entidades de “{layer}”. Guárdelas en un archivo.</translation>
    </message>
    <message>
      <source>only what was selected in “{layer}” was used. Save that to a file.</source>
      <translation>solo se usó lo que estaba seleccionado en “{layer}”. Guárdelo en un archivo.</translation>
    </message>
    <message>
      <source>only {number} of the {n} areas touch another</source>
      <translation>solo {number} de las {n} áreas tocan a otra</translation>
    </message>
    <message>
      <source>osm,pbf,openstreetmap,overpass,download,buildings,streets,extract</source>
      <translation>osm,pbf,openstreetmap,overpass,descarga,edificios,calles,extracto</translation>
    </message>
    <message>
      <source>outcome {outcome}, predictor {predictor}</source>
      <translation>resultado {outcome}, predictor {predictor}</translation>
    </message>
    <message>
      <source>outdoor or indoor; NULL where unknown. Indoor cameras watch no street.</source>
      <translation>outdoor o indoor (exterior o interior); NULL donde se desconoce. Las cámaras interiores no vigilan ninguna calle.</translation>
    </message>
    <message>
      <source>over 2</source>
      <translation>más de 2</translation>
    </message>
    <message>
      <source>over the heights of “{layer}”{buildings}, lens at {lens} m unless known, target at {target} m</source>
      <translation>sobre las alturas de “{layer}”{buildings}, lente a {lens} m salvo que se sepa, lo observado a {target} m</translation>
    </message>
    <message>
      <source>owner</source>
      <translation>titular</translation>
    </message>
    <message>
      <source>p</source>
      <translation>p</translation>
    </message>
    <message>
      <source>p = {p}</source>
      <translation>p = {p}</translation>
    </message>
    <message>
      <source>p under 0.0001</source>
      <translation>p menor que 0.0001</translation>
    </message>
    <message>
      <source>p {p}</source>
      <translation>p {p}</translation>
    </message>
    <message>
      <source>panning</source>
      <translation>giratoria</translation>
    </message>
    <message>
      <source>partly unknown range</source>
      <translation>alcance en parte desconocido</translation>
    </message>
    <message>
      <source>per 1,000 of {population}</source>
      <translation>por cada 1000 de {population}</translation>
    </message>
    <message>
      <source>place {number}</source>
      <translation>lugar {number}</translation>
    </message>
    <message>
      <source>points counted</source>
      <translation>puntos contados</translation>
    </message>
    <message>
      <source>points of “{layer}” in the area</source>
      <translation>puntos de “{layer}” en el área</translation>
    </message>
    <message>
      <source>private</source>
      <translation>privada</translation>
    </message>
    <message>
      <source>public</source>
      <translation>pública</translation>
    </message>
    <message>
      <source>public / private / unknown</source>
      <translation>públicas / privadas / desconocidas</translation>
    </message>
    <message>
      <source>public, private or unknown.</source>
      <translation>public, private o unknown (pública, privada o desconocida).</translation>
    </message>
    <message>
      <source>quasi-Poisson</source>
      <translation>cuasi-Poisson</translation>
    </message>
    <message>
      <source>range is not a number of metres above 0</source>
      <translation>el alcance no es un número de metros mayor que 0</translation>
    </message>
    <message>
      <source>ranges of their own</source>
      <translation>alcances propios</translation>
    </message>
    <message>
      <source>raster</source>
      <translation>ráster</translation>
    </message>
    <message>
      <source>raster that is written</source>
      <translation>ráster que se escribe</translation>
    </message>
    <message>
      <source>rear</source>
      <translation>trasero</translation>
    </message>
    <message>
      <source>recorded as watching no street (status “no view”)</source>
      <translation>registradas como que no vigilan ninguna calle (estado “no view”)</translation>
    </message>
    <message>
      <source>residents per km²</source>
      <translation>habitantes por km²</translation>
    </message>
    <message>
      <source>robust</source>
      <translation>robustos</translation>
    </message>
    <message>
      <source>sectors cannot be understood</source>
      <translation>sectors no se puede interpretar</translation>
    </message>
    <message>
      <source>seen from the front</source>
      <translation>visto por delante</translation>
    </message>
    <message>
      <source>seen from the rear</source>
      <translation>visto por detrás</translation>
    </message>
    <message>
      <source>separate: each region by itself; interactions: one model with an intercept and slopes for each; pooled: regions do not matter. The published models have their own way.</source>
      <translation>separate: cada región por sí sola; interactions: un modelo con un término independiente y pendientes para cada una; pooled: las regiones no importan. Los modelos publicados tienen su propia forma.</translation>
    </message>
    <message>
      <source>several points in one feature (use “Multipart to singleparts” first)</source>
      <translation>varios puntos en una entidad (use antes “Multiparte a monoparte”)</translation>
    </message>
    <message>
      <source>several regions tested at once, Benjamini-Hochberg ({setting})</source>
      <translation>varias regiones comprobadas a la vez, Benjamini-Hochberg ({setting})</translation>
    </message>
    <message>
      <source>several regions tested at once, Holm ({setting})</source>
      <translation>varias regiones probadas a la vez, Holm ({setting})</translation>
    </message>
    <message>
      <source>share Asian, not Hispanic</source>
      <translation>proporción asiática, no hispana</translation>
    </message>
    <message>
      <source>share Black, not Hispanic</source>
      <translation>proporción de población negra, no hispana</translation>
    </message>
    <message>
      <source>share Hispanic</source>
      <translation>proporción de población hispana</translation>
    </message>
    <message>
      <source>share nonwhite</source>
      <translation>proporción no blanca</translation>
    </message>
    <message>
      <source>share of {groups}</source>
      <translation>proporción de {groups}</translation>
    </message>
    <message>
      <source>share white, not Hispanic</source>
      <translation>proporción de población blanca, no hispana</translation>
    </message>
    <message>
      <source>shortest</source>
      <translation>más corto</translation>
    </message>
    <message>
      <source>shortest and least exposed</source>
      <translation>el más corto y el menos expuesto</translation>
    </message>
    <message>
      <source>speed camera</source>
      <translation>cámara de velocidad</translation>
    </message>
    <message>
      <source>station, halt, or entrance (of an underground railway).</source>
      <translation>station, halt o entrance (estación, apeadero o entrada, esta de un ferrocarril subterráneo).</translation>
    </message>
    <message>
      <source>stops,police,crime,incidents,tract,category,year,join</source>
      <translation>controles,policía,delitos,incidentes,sección censal,categoría,año,unir</translation>
    </message>
    <message>
      <source>street, building or unknown.</source>
      <translation>street, building o unknown (calle, edificio o desconocido).</translation>
    </message>
    <message>
      <source>survives, fragile (some other choice, or likeness over longer distances, takes its significance, or a check that decides has no answer), does not survive (corrected errors, alike neighbours or several regions take it, or its sign turns), not significant, or no value. Empty for intercepts and covariates.</source>
      <translation>survives (se mantiene), fragile (otra elección, o la semejanza a mayores distancias, le quita la significación, o una comprobación decisiva no tiene respuesta), does not survive (los errores corregidos, la semejanza entre vecinas o el haber varias regiones se la quitan, o cambia su signo), not significant (no significativo) o no value (sin valor). Vacío para constantes y covariables.</translation>
    </message>
    <message>
      <source>tagged as no building</source>
      <translation>sus etiquetas indican que no es un edificio</translation>
    </message>
    <message>
      <source>temporary layers, gone when QGIS closes</source>
      <translation>capas temporales, se pierden al cerrar QGIS</translation>
    </message>
    <message>
      <source>text</source>
      <translation>texto</translation>
    </message>
    <message>
      <source>the JSON that was asked for</source>
      <translation>el JSON que se solicitó</translation>
    </message>
    <message>
      <source>the areas hold no ground</source>
      <translation>las áreas no contienen suelo</translation>
    </message>
    <message>
      <source>the camera is too high for “{level}” with this lens</source>
      <translation>la cámara está demasiado alta para “{level}” con esta lente</translation>
    </message>
    <message>
      <source>the disk may be full</source>
      <translation>el disco puede estar lleno</translation>
    </message>
    <message>
      <source>the end</source>
      <translation>el final</translation>
    </message>
    <message>
      <source>the fields {names} are not in it</source>
      <translation>le faltan los campos {names}</translation>
    </message>
    <message>
      <source>the file has no name</source>
      <translation>el archivo no tiene nombre</translation>
    </message>
    <message>
      <source>the fit found no end</source>
      <translation>el ajuste no convergió</translation>
    </message>
    <message>
      <source>the focal length of no camera is known</source>
      <translation>no se conoce la distancia focal de ninguna cámara</translation>
    </message>
    <message>
      <source>the focal length, which a level needs, is not known</source>
      <translation>la distancia focal, necesaria para un nivel, se desconoce</translation>
    </message>
    <message>
      <source>the folder does not exist</source>
      <translation>la carpeta no existe</translation>
    </message>
    <message>
      <source>the layer is not there when the file is opened again</source>
      <translation>la capa no está cuando se vuelve a abrir el archivo</translation>
    </message>
    <message>
      <source>the measure is NULL</source>
      <translation>la medida es NULL</translation>
    </message>
    <message>
      <source>the measure is missing</source>
      <translation>falta la medida</translation>
    </message>
    <message>
      <source>the measure is no number</source>
      <translation>la medida no es un número</translation>
    </message>
    <message>
      <source>the name is too long</source>
      <translation>el nombre es demasiado largo</translation>
    </message>
    <message>
      <source>the nearest camera is {distance} away</source>
      <translation>la cámara más cercana está a {distance}</translation>
    </message>
    <message>
      <source>the nearest view ends {distance} away</source>
      <translation>la vista más cercana termina a {distance}</translation>
    </message>
    <message>
      <source>the outcome is the same in all {n} areas: nothing to explain</source>
      <translation>el resultado es igual en las {n} áreas: no hay nada que explicar</translation>
    </message>
    <message>
      <source>the output refuses it</source>
      <translation>la salida la rechaza</translation>
    </message>
    <message>
      <source>the password or key of “{layer}” is left out. Put it in again.</source>
      <translation>se omite la contraseña o la clave de “{layer}”. Vuelva a introducirla.</translation>
    </message>
    <message>
      <source>the population is NULL</source>
      <translation>la población es NULL</translation>
    </message>
    <message>
      <source>the population is missing</source>
      <translation>falta la población</translation>
    </message>
    <message>
      <source>the population is negative or no number</source>
      <translation>la población es negativa o no es un número</translation>
    </message>
    <message>
      <source>the predictor is the same in all {n} areas</source>
      <translation>el predictor es igual en las {n} áreas</translation>
    </message>
    <message>
      <source>the predictors depend on each other: leave one out</source>
      <translation>los predictores dependen unos de otros: omita uno</translation>
    </message>
    <message>
      <source>the predictors tell the outcome of areas without error (separation), so the estimate would be infinite</source>
      <translation>los predictores determinan el resultado de las áreas sin error (separación), por lo que la estimación sería infinita</translation>
    </message>
    <message>
      <source>the raster cannot be read there</source>
      <translation>no se puede leer el ráster allí</translation>
    </message>
    <message>
      <source>the raster has no height there</source>
      <translation>el ráster no tiene altura allí</translation>
    </message>
    <message>
      <source>the rectangle around a feature</source>
      <translation>el rectángulo alrededor de una entidad</translation>
    </message>
    <message>
      <source>the residuals are all the same</source>
      <translation>todos los residuos son iguales</translation>
    </message>
    <message>
      <source>the same polygon as an earlier feature</source>
      <translation>el mismo polígono que una entidad anterior</translation>
    </message>
    <message>
      <source>the sign turns with {checks}</source>
      <translation>el signo se invierte con {checks}</translation>
    </message>
    <message>
      <source>the start</source>
      <translation>el inicio</translation>
    </message>
    <message>
      <source>the streets do not lead there</source>
      <translation>las calles no llevan hasta allí</translation>
    </message>
    <message>
      <source>the usual speed</source>
      <translation>la velocidad habitual</translation>
    </message>
    <message>
      <source>their tags do not say man_made=surveillance or highway=speed_camera</source>
      <translation>sus etiquetas no dicen man_made=surveillance ni highway=speed_camera</translation>
    </message>
    <message>
      <source>there is no p value</source>
      <translation>no hay valor p</translation>
    </message>
    <message>
      <source>there is no permission to write</source>
      <translation>no hay permiso de escritura</translation>
    </message>
    <message>
      <source>there is no table {table}</source>
      <translation>no hay ninguna tabla {table}</translation>
    </message>
    <message>
      <source>there is no table {table} to append to</source>
      <translation>no hay ninguna tabla {table} a la que añadir filas</translation>
    </message>
    <message>
      <source>there may be no room for what it needs on disk ({reason})</source>
      <translation>puede que no haya espacio en el disco para lo que necesita ({reason})</translation>
    </message>
    <message>
      <source>they begin more than {height} m above the ground</source>
      <translation>empiezan a más de {height} m sobre el suelo</translation>
    </message>
    <message>
      <source>those for {mode}</source>
      <translation>las que son para {mode}</translation>
    </message>
    <message>
      <source>time</source>
      <translation>tiempo</translation>
    </message>
    <message>
      <source>too few areas: {n}, and at least {least} are needed</source>
      <translation>demasiado pocas áreas: {n}, y se necesitan al menos {least}</translation>
    </message>
    <message>
      <source>track</source>
      <translation>track</translation>
    </message>
    <message>
      <source>unanswered</source>
      <translation>sin respuesta</translation>
    </message>
    <message>
      <source>under {limit}</source>
      <translation>menos de {limit}</translation>
    </message>
    <message>
      <source>under {number} %</source>
      <translation>menos de {number} %</translation>
    </message>
    <message>
      <source>under −2</source>
      <translation>menos de −2</translation>
    </message>
    <message>
      <source>underground, so no wall</source>
      <translation>subterráneo, por lo que no es un muro</translation>
    </message>
    <message>
      <source>unknown</source>
      <translation>desconocida</translation>
    </message>
    <message>
      <source>unknown date</source>
      <translation>fecha desconocida</translation>
    </message>
    <message>
      <source>unknown date (file of {day})</source>
      <translation>fecha desconocida (archivo del {day})</translation>
    </message>
    <message>
      <source>unknown range</source>
      <translation>alcance desconocido</translation>
    </message>
    <message>
      <source>unseen</source>
      <translation>sin ser visto</translation>
    </message>
    <message>
      <source>viewsheds</source>
      <translation>cuencas visuales</translation>
    </message>
    <message>
      <source>walk: every street both ways. cycle and drive: one-way streets, closed streets and speed limits are heeded as OpenStreetMap's tags or the fields below tell; ways there and back are searched separately. Turns that are forbidden, barriers, lights, traffic and hours are not known.</source>
      <translation>walk: toda calle en ambos sentidos. cycle y drive: se respetan calles de sentido único, calles cerradas y límites de velocidad según las etiquetas de OpenStreetMap o los campos de abajo; ida y vuelta se buscan por separado. No se conocen giros prohibidos, barreras, semáforos, tráfico ni horarios.</translation>
    </message>
    <message>
      <source>walking</source>
      <translation>caminar</translation>
    </message>
    <message>
      <source>walking at {speed} m/s</source>
      <translation>caminando a {speed} m/s</translation>
    </message>
    <message>
      <source>webcam</source>
      <translation>cámara web</translation>
    </message>
    <message>
      <source>what is to be made out cannot be understood</source>
      <translation>no se puede interpretar qué se debe distinguir</translation>
    </message>
    <message>
      <source>what the map shows</source>
      <translation>lo que muestra el mapa</translation>
    </message>
    <message>
      <source>whether {outcome} is above {threshold}</source>
      <translation>si {outcome} es mayor que {threshold}</translation>
    </message>
    <message>
      <source>within the area</source>
      <translation>dentro del área</translation>
    </message>
    <message>
      <source>wrong type of geometry</source>
      <translation>tipo de geometría incorrecto</translation>
    </message>
    <message>
      <source>yes</source>
      <translation>sí</translation>
    </message>
    <message>
      <source>yes or no</source>
      <translation>sí o no</translation>
    </message>
    <message>
      <source>{answered} of {asked} checks are answered; unanswered: {checks}.</source>
      <translation>{answered} de {asked} comprobaciones tienen respuesta; sin respuesta: {checks}.</translation>
    </message>
    <message>
      <source>{areas} areas, {cameras} cameras ({inside} of them inside an area), {range}: {share}.</source>
      <translation>{areas} áreas, {cameras} cámaras ({inside} de ellas dentro de un área), {range}: {share}.</translation>
    </message>
    <message>
      <source>{area} km², 1 request</source>
      <translation>{area} km², 1 petición</translation>
    </message>
    <message>
      <source>{area} km², {tiles} requests</source>
      <translation>{area} km², {tiles} peticiones</translation>
    </message>
    <message>
      <source>{cameras} cameras at {sites} sites.</source>
      <translation>{cameras} cámaras en {sites} sitios.</translation>
    </message>
    <message>
      <source>{cameras} cameras, {range}: {area} ha in view.</source>
      <translation>{cameras} cámaras, {range}: {area} ha a la vista.</translation>
    </message>
    <message>
      <source>{cameras} cameras, {range}: {share} % of {cells} cells ({area} ha) in view, {most} cameras at most.</source>
      <translation>{cameras} cámaras, {range}: {share} % de {cells} celdas ({area} ha) a la vista, {most} cámaras como máximo.</translation>
    </message>
    <message>
      <source>{cameras} of kind {kinds}</source>
      <translation>{cameras} de tipo {kinds}</translation>
    </message>
    <message>
      <source>{cameras} recorded camera points of “{layer}” ({condition})</source>
      <translation>{cameras} puntos de cámaras registrados de “{layer}” ({condition})</translation>
    </message>
    <message>
      <source>{cells} cells of “{raster}” around the cameras say {value}, which can be no height. They are taken as unknown: not in view, hiding nothing. If they are, declare {value} as “no data” in the layer's properties; if they are heights, set the unit of the raster.</source>
      <translation>{cells} celdas de “{raster}” alrededor de las cámaras indican {value}, que no puede ser una altura. Se toman como desconocidas: no están a la vista y no ocultan nada. Si lo son, declare {value} como “sin datos” en las propiedades de la capa; si son alturas, defina la unidad del ráster.</translation>
    </message>
    <message>
      <source>{columns} × {rows} cells of {cell} m</source>
      <translation>{columns} × {rows} celdas de {cell} m</translation>
    </message>
    <message>
      <source>{count} areas ranked by {measure}, {order}:</source>
      <translation>{count} áreas clasificadas por {measure}, {order}:</translation>
    </message>
    <message>
      <source>{count} cameras</source>
      <translation>{count} cámaras</translation>
    </message>
    <message>
      <source>{count} cameras are recorded as lines or areas: each stands on a point of it.</source>
      <translation>{count} cámaras están registradas como líneas o áreas: cada una se sitúa en un punto de la suya.</translation>
    </message>
    <message>
      <source>{count} cameras have a value that could not be used; see their message.</source>
      <translation>{count} cámaras tienen un valor que no se pudo usar; consulte su campo message.</translation>
    </message>
    <message>
      <source>{count} cameras in or on a building were moved outside, by up to {most} m.</source>
      <translation>{count} cámaras dentro de un edificio o sobre él se desplazaron afuera, hasta {most} m.</translation>
    </message>
    <message>
      <source>{count} cameras known in “{layer}”</source>
      <translation>{count} cámaras conocidas en “{layer}”</translation>
    </message>
    <message>
      <source>{count} entrances</source>
      <translation>{count} entradas</translation>
    </message>
    <message>
      <source>{count} features are selected in “{layer}”. Select one.</source>
      <translation>Hay {count} entidades seleccionadas en “{layer}”. Seleccione una.</translation>
    </message>
    <message>
      <source>{count} fixes at exactly 0, 0, far from all else,</source>
      <translation>{count} posiciones exactamente en 0, 0 y lejos de todo lo demás</translation>
    </message>
    <message>
      <source>{count} in view</source>
      <translation>{count} a la vista</translation>
    </message>
    <message>
      <source>{count} objects are deleted or invisible in the file, and were left out.</source>
      <translation>{count} objetos están borrados o son invisibles en el archivo y se omitieron.</translation>
    </message>
    <message>
      <source>{count} objects are in the file more than once; the newest version of each holds.</source>
      <translation>{count} objetos están en el archivo más de una vez; vale la versión más reciente de cada uno.</translation>
    </message>
    <message>
      <source>{count} of {all} buildings begin at a height that is no number of metres; the ground is taken.</source>
      <translation>{count} de {all} edificios empiezan a una altura que no es un número de metros; se toma el suelo.</translation>
    </message>
    <message>
      <source>{count} of {all} buildings begin no lower than their top; they are taken from the ground up.</source>
      <translation>{count} de {all} edificios no empiezan por debajo de su parte superior; se toman desde el suelo.</translation>
    </message>
    <message>
      <source>{count} of {all} buildings have no height; {default} m is taken.</source>
      <translation>{count} de {all} edificios no tienen altura; se toma {default} m.</translation>
    </message>
    <message>
      <source>{count} of {all} cameras ({turning} of which turn) have a direction and no field of view: {width} degrees were assumed.</source>
      <translation>{count} de {all} cámaras ({turning} de ellas giran) tienen dirección y no campo de visión: se supusieron {width} grados.</translation>
    </message>
    <message>
      <source>{count} of {total} areas left out: {reason}.</source>
      <translation>Se omiten {count} de {total} áreas: {reason}.</translation>
    </message>
    <message>
      <source>{count} of {total} rows of “{layer}” are no cameras and left out: {reason}.</source>
      <translation>Se omiten {count} de {total} filas de “{layer}”, que no son cámaras: {reason}.</translation>
    </message>
    <message>
      <source>{count} of {total} rows of “{title}” have no place.</source>
      <translation>{count} de {total} filas de “{title}” no tienen lugar.</translation>
    </message>
    <message>
      <source>{count} origins have no destination of equal value.</source>
      <translation>{count} orígenes no tienen ningún destino con el mismo valor.</translation>
    </message>
    <message>
      <source>{count} pairs have no walk: {status}.</source>
      <translation>{count} pares no tienen recorrido: {status}.</translation>
    </message>
    <message>
      <source>{count} pairs: the street nearest to a place is cut off from the way to the other, and the walk takes the next one, as its message says.</source>
      <translation>{count} pares: la calle más cercana a un lugar está aislada del camino hasta el otro, y el recorrido toma la siguiente, como dice su campo message.</translation>
    </message>
    <message>
      <source>{count} parts of another type of geometry</source>
      <translation>{count} partes de otro tipo de geometría</translation>
    </message>
    <message>
      <source>{count} parts with coordinates that are not finite numbers</source>
      <translation>{count} partes con coordenadas que no son números finitos</translation>
    </message>
    <message>
      <source>{count} parts without a usable shape</source>
      <translation>{count} partes sin forma que se pueda usar</translation>
    </message>
    <message>
      <source>{count} records of “{layer}”, at {sites} sites, count less than {least}: they are counted as they are and have no view. “{name}” says from which count on there is one.</source>
      <translation>{count} registros de “{layer}”, en {sites} sitios, tienen un recuento menor que {least}: se cuentan tal como están y no tienen vista. “{name}” indica a partir de qué recuento la hay.</translation>
    </message>
    <message>
      <source>{count} round trips a week</source>
      <translation>{count} viajes de ida y vuelta a la semana</translation>
    </message>
    <message>
      <source>{count} rows have no geometry, and a FlatGeobuf file leaves these out. Choose .gpkg</source>
      <translation>{count} filas no tienen geometría, y un archivo FlatGeobuf las omite. Elija .gpkg</translation>
    </message>
    <message>
      <source>{count} rows left out, a volunteer's second look at a site.</source>
      <translation>{count} filas omitidas: segunda revisión de un sitio por el mismo voluntario.</translation>
    </message>
    <message>
      <source>{count} rows of “{layer}” do not say what their cameras are attached to (blank, not zero): their {cameras} cameras, by n_cameras_median, are of unknown ownership.</source>
      <translation>{count} filas de “{layer}” no dicen a qué están fijadas sus cámaras (en blanco, no cero): sus {cameras} cámaras, según n_cameras_median, son de titularidad desconocida.</translation>
    </message>
    <message>
      <source>{count} rows of “{layer}” have no geometry, and a FlatGeobuf file leaves these out. Choose .gpkg.</source>
      <translation>{count} filas de “{layer}” no tienen geometría, y un archivo FlatGeobuf las omite. Elija .gpkg.</translation>
    </message>
    <message>
      <source>{count} rows of “{layer}” hold tags that end in the middle or cannot be read; what is missing of them is unknown. A Shapefile keeps 254 letters of a text: use another format.</source>
      <translation>{count} filas de “{layer}” contienen etiquetas que terminan a la mitad o no se pueden leer; lo que falta de ellas se desconoce. Un Shapefile conserva 254 letras de un texto: use otro formato.</translation>
    </message>
    <message>
      <source>{count} rows of “{layer}” lack some of the counts by attachment: the cameras that n_cameras_median has beyond the known ones are of unknown ownership.</source>
      <translation>A {count} filas de “{layer}” les faltan algunos de los recuentos según su fijación: las cámaras que n_cameras_median tiene además de las conocidas son de titularidad desconocida.</translation>
    </message>
    <message>
      <source>{count} rows of “{layer}” share a camera_id with one of another count or ownership; the first row holds.</source>
      <translation>{count} filas de “{layer}” comparten un camera_id con otra de distinto count u ownership; vale la primera fila.</translation>
    </message>
    <message>
      <source>{count} rows share their camera_id with another; # and a number was added, so that each counts.</source>
      <translation>{count} filas comparten su camera_id con otra; se añadió # y un número, para que cada una cuente.</translation>
    </message>
    <message>
      <source>{count} rows watch no street and are in no figure (status “{status}”). {text}</source>
      <translation>{count} filas no vigilan ninguna calle y no están en ninguna cifra (estado “{status}”). {text}</translation>
    </message>
    <message>
      <source>{count} sites have rows of several places ({field}); the first holds.</source>
      <translation>{count} sitios tienen filas de varios lugares ({field}); vale el primero.</translation>
    </message>
    <message>
      <source>{count} stations</source>
      <translation>{count} estaciones</translation>
    </message>
    <message>
      <source>{count} things, about {size} MB</source>
      <translation>{count} elementos, unos {size} MB</translation>
    </message>
    <message>
      <source>{count} tracts of water alone left out.</source>
      <translation>Se omiten {count} secciones censales que solo tienen agua.</translation>
    </message>
    <message>
      <source>{count} values of {field} are shortened to what a Shapefile holds</source>
      <translation>{count} valores de {field} se acortan a lo que cabe en un Shapefile</translation>
    </message>
    <message>
      <source>{count} walks, {length} m together, {share} % in view of the cameras recorded, {range}.</source>
      <translation>{count} recorridos, {length} m en total, {share} % a la vista de las cámaras registradas, {range}.</translation>
    </message>
    <message>
      <source>{count} walks, {length} m together. In view, by range:</source>
      <translation>{count} recorridos, {length} m en total. A la vista, según el alcance:</translation>
    </message>
    <message>
      <source>{dropped} of {sites} sites left out, fewer than {fewest} volunteers.</source>
      <translation>Se omiten {dropped} de {sites} sitios, con menos de {fewest} voluntarios.</translation>
    </message>
    <message>
      <source>{features} features: {cameras} cameras at {sites} sites (public {public}, private {private}, unknown {unknown}). {without} sites without cameras were left out.</source>
      <translation>{features} entidades: {cameras} cámaras en {sites} sitios (públicas {public}, privadas {private}, desconocidas {unknown}). Se omitieron {without} sitios sin cámaras.</translation>
    </message>
    <message>
      <source>{field} has numbers too large for a Shapefile. Choose .gpkg</source>
      <translation>{field} tiene números demasiado grandes para un Shapefile. Elija .gpkg</translation>
    </message>
    <message>
      <source>{field} {first} to {last}</source>
      <translation>{field} de {first} a {last}</translation>
    </message>
    <message>
      <source>{figures} of {count} tracts have no figures in the survey; {outlines} tracts of the survey have no outline.</source>
      <translation>{figures} de {count} secciones censales no tienen cifras en la encuesta; {outlines} secciones censales de la encuesta no tienen contorno.</translation>
    </message>
    <message>
      <source>{file} cannot be read as an OpenStreetMap extract: {reason}. Nothing was made. Download it again, or give a .osm.pbf or .osm file.</source>
      <translation>{file} no se puede leer como extracto de OpenStreetMap: {reason}. No se creó nada. Vuelva a descargarlo o indique un archivo .osm.pbf o .osm.</translation>
    </message>
    <message>
      <source>{file}: {megabytes} MB, data of {day}.</source>
      <translation>{file}: {megabytes} MB, datos del {day}.</translation>
    </message>
    <message>
      <source>{folder} is no folder</source>
      <translation>{folder} no es una carpeta</translation>
    </message>
    <message>
      <source>{host} announces {size} MB.</source>
      <translation>{host} anuncia {size} MB.</translation>
    </message>
    <message>
      <source>{host} counts {rows} rows in “{title}”.</source>
      <translation>{host} cuenta {rows} filas en “{title}”.</translation>
    </message>
    <message>
      <source>{host} counts {tracts} tracts.</source>
      <translation>{host} cuenta {tracts} secciones censales.</translation>
    </message>
    <message>
      <source>{host} has {size} of it.</source>
      <translation>{host} tiene {size} de esto.</translation>
    </message>
    <message>
      <source>{host} is asked for {layers}: {cost}.</source>
      <translation>A {host} se le solicita {layers}: {cost}.</translation>
    </message>
    <message>
      <source>{host} is busy; asking again in {seconds} s.</source>
      <translation>{host} está ocupado; se le consultará de nuevo en {seconds} s.</translation>
    </message>
    <message>
      <source>{host}: from the cache, fetched on {date}.</source>
      <translation>{host}: de la caché, obtenido el {date}.</translation>
    </message>
    <message>
      <source>{islands} of {n} areas touch no other: they tell nothing of it.</source>
      <translation>{islands} de {n} áreas no tocan ninguna otra: no dicen nada al respecto.</translation>
    </message>
    <message>
      <source>{kilometres} km</source>
      <translation>{kilometres} km</translation>
    </message>
    <message>
      <source>{label} cannot be used</source>
      <translation>{label} no se puede usar</translation>
    </message>
    <message>
      <source>{label}: No coefficient can be estimated: {reasons}.</source>
      <translation>{label}: no se puede estimar ningún coeficiente: {reasons}.</translation>
    </message>
    <message>
      <source>{label}: Only {used} areas can be used, fewer than {least}: no model. {reasons}</source>
      <translation>{label}: solo se pueden usar {used} áreas, menos de {least}: no hay modelo. {reasons}</translation>
    </message>
    <message>
      <source>{label}: all areas are in one class of {measure}, so there is nothing to compare.</source>
      <translation>{label}: todas las áreas están en una sola clase de {measure}, así que no hay nada que comparar.</translation>
    </message>
    <message>
      <source>{label}: at least {count} cameras have no viewshed and so no shape, and a FlatGeobuf file leaves out such rows. Choose .gpkg, or leave these cameras out with the filter.</source>
      <translation>{label}: al menos {count} cámaras no tienen cuenca visual y por tanto ninguna forma, y un archivo FlatGeobuf omite esas filas. Elija .gpkg o deje fuera esas cámaras con el filtro.</translation>
    </message>
    <message>
      <source>{label}: choose a field of “{layer}”. It has: {known}.</source>
      <translation>{label}: elija un campo de “{layer}”. Tiene: {known}.</translation>
    </message>
    <message>
      <source>{label}: choose one that says where on earth the coordinates are.</source>
      <translation>{label}: elija uno que diga en qué lugar de la Tierra están las coordenadas.</translation>
    </message>
    <message>
      <source>{label}: give the fields the groups are divided by, or the population, for their share.</source>
      <translation>{label}: indique los campos entre los que se dividen los grupos, o la población, para obtener su proporción.</translation>
    </message>
    <message>
      <source>{label}: in no area is the share of the groups from 0 to 1. Give numbers of residents.</source>
      <translation>{label}: en ninguna área la proporción de los grupos está entre 0 y 1. Indique números de habitantes.</translation>
    </message>
    <message>
      <source>{label}: it came from a field or an expression, which qgis_process of this version does not take. Put it in the camera's own field.</source>
      <translation>{label}: procedía de un campo o de una expresión, que qgis_process no admite en esta versión. Póngalo en el campo propio de la cámara.</translation>
    </message>
    <message>
      <source>{label}: it has corners that are no numbers. Choose another one.</source>
      <translation>{label}: tiene esquinas que no son números. Elija otra.</translation>
    </message>
    <message>
      <source>{label}: it is not known in which coordinate system its numbers are, and the project has none. Write the system behind them, such as 7.41,7.44,43.73,43.75 [EPSG:4326].</source>
      <translation>{label}: no se sabe en qué sistema de coordenadas están sus números, y el proyecto no tiene ninguno. Escriba el sistema detrás de ellos, como 7.41,7.44,43.73,43.75 [EPSG:4326].</translation>
    </message>
    <message>
      <source>{label}: names taken for one region: {names}.</source>
      <translation>{label}: nombres que se toman por una misma región: {names}.</translation>
    </message>
    <message>
      <source>{label}: no area of “{areas}” lies in a region of “{regions}”, the nearest is {distance} away. If that cannot be, look at the coordinate systems of both layers.</source>
      <translation>{label}: ninguna área de “{areas}” está en una región de “{regions}”; la más cercana está a {distance}. Si eso no puede ser, compruebe los sistemas de coordenadas de ambas capas.</translation>
    </message>
    <message>
      <source>{label}: no camera of “{layer}” has the camera_id of a viewshed.</source>
      <translation>{label}: ninguna cámara de “{layer}” tiene el camera_id de una cuenca visual.</translation>
    </message>
    <message>
      <source>{label}: no feature of the layer “{layer}” can be used: {reasons}.</source>
      <translation>{label}: ninguna entidad de la capa “{layer}” se puede usar: {reasons}.</translation>
    </message>
    <message>
      <source>{label}: no line of “{layer}” is a street for {mode} by its tags (highway, access, {own} ...). Choose a layer of streets, or leave “Only streets where” empty to take every line.</source>
      <translation>{label}: ninguna línea de “{layer}” es una calle para {mode} según sus etiquetas (highway, access, {own} ...). Elija una capa de calles, o deje vacío “Solo calles donde” para tomar todas las líneas.</translation>
    </message>
    <message>
      <source>{label}: no object of “{layer}” is a camera: no tags say man_made=surveillance or highway=speed_camera.</source>
      <translation>{label}: ningún objeto de “{layer}” es una cámara: ninguna etiqueta dice man_made=surveillance ni highway=speed_camera.</translation>
    </message>
    <message>
      <source>{label}: no place of “{layer}” is within {limit} m of a street of “{network}”, the nearest is {distance} away. If that cannot be, look at the coordinate systems of both layers.</source>
      <translation>{label}: ningún lugar de “{layer}” está a menos de {limit} m de una calle de “{network}”, el más cercano está a {distance}. Si eso no puede ser, compruebe los sistemas de coordenadas de ambas capas.</translation>
    </message>
    <message>
      <source>{label}: none of the {count} areas of “{layer}” can be ranked by {measure}: {reasons}.</source>
      <translation>{label}: ninguna de las {count} áreas de “{layer}” se puede clasificar por {measure}: {reasons}.</translation>
    </message>
    <message>
      <source>{label}: pairs by a common field need it.</source>
      <translation>{label}: hace falta para formar pares por un campo común.</translation>
    </message>
    <message>
      <source>{label}: regions that are whole numbers are named without decimals: “{written}” is “{name}”.</source>
      <translation>{label}: las regiones que son números enteros se nombran sin decimales: “{written}” es “{name}”.</translation>
    </message>
    <message>
      <source>{label}: the coordinate system of the layer “{layer}”, {system}, does not say where on earth it is. Set another one in the layer's properties.</source>
      <translation>{label}: el sistema de coordenadas de la capa “{layer}”, {system}, no indica en qué lugar de la Tierra está. Defina otro en las propiedades de la capa.</translation>
    </message>
    <message>
      <source>{label}: the coordinates of “{layer}” look like degrees, but its coordinate system is {system}. If they are, set the system in the layer's properties.</source>
      <translation>{label}: las coordenadas de “{layer}” parecen grados, pero su sistema de coordenadas es {system}. Si lo son, defina el sistema en las propiedades de la capa.</translation>
    </message>
    <message>
      <source>{label}: the expression {text} cannot be understood: {error}</source>
      <translation>{label}: la expresión {text} no se puede interpretar: {error}</translation>
    </message>
    <message>
      <source>{label}: the layer “{layer}” cannot be used, {reason}.</source>
      <translation>{label}: la capa “{layer}” no se puede usar: {reason}.</translation>
    </message>
    <message>
      <source>{label}: the layer “{layer}” has no coordinate system. Set it in the layer's properties.</source>
      <translation>{label}: la capa “{layer}” no tiene sistema de coordenadas. Defínalo en las propiedades de la capa.</translation>
    </message>
    <message>
      <source>{label}: the layer “{layer}” has no features (or none selected).</source>
      <translation>{label}: la capa “{layer}” no tiene entidades (o no hay ninguna seleccionada).</translation>
    </message>
    <message>
      <source>{label}: the layer “{layer}” has no field {name}. It has: {known}.</source>
      <translation>{label}: la capa “{layer}” no tiene ningún campo {name}. Tiene: {known}.</translation>
    </message>
    <message>
      <source>{label}: the layer “{layer}” has no points, lines or areas.</source>
      <translation>{label}: la capa “{layer}” no tiene puntos, líneas ni áreas.</translation>
    </message>
    <message>
      <source>{label}: the layer “{layer}” has {count} features and would need about {size} GB of memory; {limit} GB are the most. Run it for one part of the place after the other, on selected features or on the layer cut to that part, or simplify its shapes.</source>
      <translation>{label}: la capa “{layer}” tiene {count} entidades y necesitaría unos {size} GB de memoria; el máximo son {limit} GB. Ejecútelo para una parte del lugar tras otra, con entidades seleccionadas o con la capa recortada a esa parte, o simplifique sus formas.</translation>
    </message>
    <message>
      <source>{label}: the layer “{layer}” has {count} places, and every walk would pass them all; the limit is {limit}. Select those that the walks are to pass, and tick “Selected features only”.</source>
      <translation>{label}: la capa “{layer}” tiene {count} lugares, y cada recorrido pasaría por todos; el límite es {limit}. Seleccione aquellos por los que deben pasar los recorridos y marque “Objetos seleccionados solamente”.</translation>
    </message>
    <message>
      <source>{label}: the polygons of “{layer}” have no area.</source>
      <translation>{label}: los polígonos de “{layer}” no tienen superficie.</translation>
    </message>
    <message>
      <source>{label}: there is no field {unknown}. The layer has: {known}.</source>
      <translation>{label}: no hay ningún campo {unknown}. La capa tiene: {known}.</translation>
    </message>
    <message>
      <source>{label}: viewsheds do not tell where their cameras stand, which it depends on. Give the cameras too (“{cameras}”); they are found by camera_id.</source>
      <translation>{label}: las cuencas visuales no indican dónde están sus cámaras, de lo que esto depende. Dé también las cámaras (“{cameras}”); se hallan por camera_id.</translation>
    </message>
    <message>
      <source>{label}: {condition} fails for {count} features, which are left out: {error}</source>
      <translation>{label}: {condition} falla para {count} entidades, que se omiten: {error}</translation>
    </message>
    <message>
      <source>{label}: {count} features of “{layer}” fill the {limit} GB of memory that they may need, and there are more. Run it for one part of the place after the other, on selected features or on the layer cut to that part, or simplify its shapes.</source>
      <translation>{label}: {count} entidades de “{layer}” llenan los {limit} GB de memoria que pueden necesitar, y hay más. Ejecútelo para una parte del lugar tras otra, con entidades seleccionadas o con la capa recortada a esa parte, o simplifique sus formas.</translation>
    </message>
    <message>
      <source>{label}: {count} features of “{layer}” repaired: outlines that cross or touch themselves, or are not closed.</source>
      <translation>{label}: {count} entidades de “{layer}” reparadas: contornos que se cruzan o se tocan a sí mismos, o que no están cerrados.</translation>
    </message>
    <message>
      <source>{label}: {count} objects of “{layer}” are left out, deleted or no longer visible.</source>
      <translation>{label}: se omiten {count} objetos de “{layer}”, borrados o ya no visibles.</translation>
    </message>
    <message>
      <source>{label}: {count} of {total} cameras of the viewsheds are not in “{layer}”; they are taken to see every side of a vehicle.</source>
      <translation>{label}: {count} de {total} cámaras de las cuencas visuales no están en “{layer}”; se supone que ven todos los lados de un vehículo.</translation>
    </message>
    <message>
      <source>{label}: {count} of {total} features of “{layer}” left out, {reason}.</source>
      <translation>{label}: se omiten {count} de {total} entidades de “{layer}”: {reason}.</translation>
    </message>
    <message>
      <source>{label}: {count} of {total} features of “{layer}” lie outside the area that its coordinate system, {system}, is made for. Check the system and the coordinates.</source>
      <translation>{label}: {count} de {total} entidades de “{layer}” quedan fuera de la zona para la que está hecho su sistema de coordenadas, {system}. Compruebe el sistema y las coordenadas.</translation>
    </message>
    <message>
      <source>{label}: {count} of {total} pairs have no walk and so no line, and a FlatGeobuf file leaves out such rows. Choose .gpkg.</source>
      <translation>{label}: {count} de {total} pares no tienen recorrido ni, por tanto, línea, y un archivo FlatGeobuf omite esas filas. Elija .gpkg.</translation>
    </message>
    <message>
      <source>{label}: {count} of {total} values of {field} are missing ({words}).</source>
      <translation>{label}: faltan {count} de {total} valores de {field} ({words}).</translation>
    </message>
    <message>
      <source>{label}: {count} streets have a value that tells nothing ({values}); taken as {taken}.</source>
      <translation>{label}: {count} calles tienen un valor que no indica nada ({values}); se toma {taken}.</translation>
    </message>
    <message>
      <source>{label}: {count} values of {field} (of {total}) are no usable numbers ({words}).</source>
      <translation>{label}: {count} valores de {field} (de {total}) no son números que se puedan usar ({words}).</translation>
    </message>
    <message>
      <source>{label}: {names} differ by case alone and are taken for different ones. If they are one, write them alike, for example with upper("…") in a field of its own.</source>
      <translation>{label}: {names} solo difieren en mayúsculas y minúsculas y se toman por distintos. Si son uno mismo, escríbalos igual, por ejemplo con upper("…") en un campo propio.</translation>
    </message>
    <message>
      <source>{label}: {parts} left out of {count} features of “{layer}”.</source>
      <translation>{label}: de {count} entidades de “{layer}” se omite lo siguiente: {parts}.</translation>
    </message>
    <message>
      <source>{label}: {path} is not complete, or cannot be read as OpenStreetMap data: {reason}.</source>
      <translation>{label}: {path} no está completo o no se puede leer como datos de OpenStreetMap: {reason}.</translation>
    </message>
    <message>
      <source>{label}: {streets} of {lines} lines of “{layer}” are streets for {mode}; the others are left out.</source>
      <translation>{label}: {streets} de {lines} líneas de “{layer}” son calles para {mode}; las demás se dejan fuera.</translation>
    </message>
    <message>
      <source>{label}: {text} cannot be worked out for {failed} of the {count} rows of “{layer}”.</source>
      <translation>{label}: {text} no se puede calcular para {failed} de las {count} filas de “{layer}”.</translation>
    </message>
    <message>
      <source>{label}: {text} gives a list, a map or a shape, and not one value.</source>
      <translation>{label}: {text} da una lista, un mapa de claves y valores o una geometría, y no un solo valor.</translation>
    </message>
    <message>
      <source>{label}: {text} gives no building of “{layer}” a height.</source>
      <translation>{label}: {text} no da altura a ningún edificio de “{layer}”.</translation>
    </message>
    <message>
      <source>{label}: {text} gives no camera a value.</source>
      <translation>{label}: {text} no da valor a ninguna cámara.</translation>
    </message>
    <message>
      <source>{label}: {text} gives no row of “{layer}” a value.</source>
      <translation>{label}: {text} no da valor a ninguna fila de “{layer}”.</translation>
    </message>
    <message>
      <source>{label}: {text} gives none of {all} buildings a value; they begin on the ground.</source>
      <translation>{label}: {text} no da valor a ninguno de los {all} edificios; empiezan en el suelo.</translation>
    </message>
    <message>
      <source>{label}: {text} has {kinds} different values, and at most {most} can be columns. Choose a field with fewer, or an expression that groups them, such as year("date").</source>
      <translation>{label}: {text} tiene {kinds} valores distintos, y como máximo {most} pueden ser columnas. Elija un campo con menos valores o una expresión que los agrupe, como year("date").</translation>
    </message>
    <message>
      <source>{label}: {text} is no condition: {problem}. Ask for a field, such as {example}.</source>
      <translation>{label}: {text} no es una condición: {problem}. Pregunte por un campo, como {example}.</translation>
    </message>
    <message>
      <source>{label}: “{layer}” has none of the fields of cameras ({fields}): each of its {count} features is taken as one camera. If they are cameras, use “Import cameras” first; if not, choose another layer.</source>
      <translation>{label}: “{layer}” no tiene ninguno de los campos de cámaras ({fields}): cada una de sus {count} entidades se toma como una cámara. Si son cámaras, use antes “Importar cámaras”; si no, elija otra capa.</translation>
    </message>
    <message>
      <source>{label}: “{layer}” is not complete, as its server says: “{remark}”. Download it again.</source>
      <translation>{label}: “{layer}” no está completa, según indica su servidor: “{remark}”. Vuelva a descargarla.</translation>
    </message>
    <message>
      <source>{label}: “{pair}” is not of the form field = field of its margin.</source>
      <translation>{label}: “{pair}” no tiene la forma campo = campo de su margen.</translation>
    </message>
    <message>
      <source>{label}: “{part}” is not a number from {low} to {high}. Separate numbers by commas.</source>
      <translation>{label}: “{part}” no es un número de {low} a {high}. Separe los números con comas.</translation>
    </message>
    <message>
      <source>{label}: “{value}” is no extent. Write one as 7.41,7.44,43.73,43.75 [EPSG:4326].</source>
      <translation>{label}: “{value}” no es una extensión. Escriba una como 7.41,7.44,43.73,43.75 [EPSG:4326].</translation>
    </message>
    <message>
      <source>{leg}, {seen} in view</source>
      <translation>{leg}, {seen} a la vista</translation>
    </message>
    <message>
      <source>{length} m, {share} % in view of {cameras} of the cameras recorded, {range}.</source>
      <translation>{length} m, {share} % a la vista de {cameras} de las cámaras registradas, {range}.</translation>
    </message>
    <message>
      <source>{low} to {high}</source>
      <translation>de {low} a {high}</translation>
    </message>
    <message>
      <source>{low} to {high} m range</source>
      <translation>alcance de {low} a {high} m</translation>
    </message>
    <message>
      <source>{made} viewsheds, {range}; in view on average {share} % of the disc.</source>
      <translation>{made} cuencas visuales, {range}; a la vista, en promedio, {share} % del disco.</translation>
    </message>
    <message>
      <source>{method} of {rows} counts by volunteers at {places} places.</source>
      <translation>{method} de {rows} recuentos de voluntarios en {places} lugares.</translation>
    </message>
    <message>
      <source>{metres} m</source>
      <translation>{metres} m</translation>
    </message>
    <message>
      <source>{minutes} min {seconds} s</source>
      <translation>{minutes} min {seconds} s</translation>
    </message>
    <message>
      <source>{mode}: {count} of {lines} streets are one-way; at {low} to {high} km/h.</source>
      <translation>Para {mode}: {count} de {lines} calles son de sentido único; a entre {low} y {high} km/h.</translation>
    </message>
    <message>
      <source>{moved} m from the nearest outside wall.</source>
      <translation>{moved} m desde el muro exterior más cercano.</translation>
    </message>
    <message>
      <source>{name} (the expression fails)</source>
      <translation>{name} (la expresión falla)</translation>
    </message>
    <message>
      <source>{name} ({count})</source>
      <translation>{name} ({count})</translation>
    </message>
    <message>
      <source>{name} cannot be written to {path}: {reason}. Choose another place.</source>
      <translation>{name} no se puede escribir en {path}: {reason}. Elija otro lugar.</translation>
    </message>
    <message>
      <source>{name} could not be written to {path}: {reason}</source>
      <translation>{name} no se pudo escribir en {path}: {reason}</translation>
    </message>
    <message>
      <source>{name} could not be written: {reason}</source>
      <translation>{name} no se pudo escribir: {reason}</translation>
    </message>
    <message>
      <source>{name} in {file}: {remarks}.</source>
      <translation>{name} en {file}: {remarks}.</translation>
    </message>
    <message>
      <source>{name} is {value}; it must be from {low} to {high}.</source>
      <translation>{name} es {value}; debe estar entre {low} y {high}.</translation>
    </message>
    <message>
      <source>{name} looks like percentages: its coefficient is for one percentage point.</source>
      <translation>{name} parece contener porcentajes: su coeficiente es por un punto porcentual.</translation>
    </message>
    <message>
      <source>{name} would replace the table from which “{input}” is read. Choose another table.</source>
      <translation>{name} reemplazaría la tabla de la que se lee “{input}”. Elija otra tabla.</translation>
    </message>
    <message>
      <source>{name} would replace {path}, from which “{input}” is read. Choose another file, or a new table in this one: {form}</source>
      <translation>{name} sustituiría {path}, de donde se lee “{input}”. Elija otro archivo, o una tabla nueva en este: {form}</translation>
    </message>
    <message>
      <source>{name} would replace {path}, from which “{input}” is read. Choose another file.</source>
      <translation>{name} sustituiría {path}, de donde se lee “{input}”. Elija otro archivo.</translation>
    </message>
    <message>
      <source>{name}, for “other”</source>
      <translation>{name}, para “other”</translation>
    </message>
    <message>
      <source>{name}: QGIS cannot read this layer; perhaps a coordinate is infinite. Find the feature with “Check validity”, and repair or delete it.</source>
      <translation>{name}: QGIS no puede leer esta capa; quizá una coordenada sea infinita. Busque la entidad con “Comprobar validez” y repárela o elimínela.</translation>
    </message>
    <message>
      <source>{name}: a Shapefile holds geometries of one type, and these are of several. Choose .gpkg.</source>
      <translation>{name}: un Shapefile contiene geometrías de un solo tipo, y estas son de varios. Elija .gpkg.</translation>
    </message>
    <message>
      <source>{name}: a table cannot be called {table}. Choose another name.</source>
      <translation>{name}: una tabla no se puede llamar {table}. Elija otro nombre.</translation>
    </message>
    <message>
      <source>{name}: a table of a GeoPackage is written as {form}</source>
      <translation>{name}: una tabla de un GeoPackage se escribe así: {form}</translation>
    </message>
    <message>
      <source>{name}: a {ending} file cannot hold all of the result as it is. Choose one of {endings}.</source>
      <translation>{name}: un archivo {ending} no puede contener todo el resultado tal como está. Elija uno de {endings}.</translation>
    </message>
    <message>
      <source>{name}: it is a table without geometry, which a {ending} file does not hold. Choose .gpkg or .csv.</source>
      <translation>{name}: es una tabla sin geometría, que un archivo {ending} no admite. Elija .gpkg o .csv.</translation>
    </message>
    <message>
      <source>{name}: it is a table without geometry. End the address with {form}</source>
      <translation>{name}: es una tabla sin geometría. Termine la dirección con {form}</translation>
    </message>
    <message>
      <source>{name}: leave it out, or install what draws it. {how}</source>
      <translation>{name}: omítalo o instale lo que lo dibuja. {how}</translation>
    </message>
    <message>
      <source>{name}: no column is named for its geometries, which would be lost. End the address with {form}</source>
      <translation>{name}: no se nombra ninguna columna para sus geometrías, que se perderían. Termine la dirección con {form}</translation>
    </message>
    <message>
      <source>{name}: no layer is found by “{value}”.</source>
      <translation>{name}: no se encuentra ninguna capa con “{value}”.</translation>
    </message>
    <message>
      <source>{name}: no table is named. End the address with {form}</source>
      <translation>{name}: no se nombra ninguna tabla. Termine la dirección con {form}</translation>
    </message>
    <message>
      <source>{name}: not used, because {reason}.</source>
      <translation>{name}: no se usa, porque {reason}.</translation>
    </message>
    <message>
      <source>{name}: nothing can be written to “{value}”.</source>
      <translation>{name}: no se puede escribir nada en “{value}”.</translation>
    </message>
    <message>
      <source>{name}: of the layers of the file, “{taken}” is read; not read: {others}.</source>
      <translation>{name}: de las capas del archivo se lee “{taken}”; no se leen: {others}.</translation>
    </message>
    <message>
      <source>{name}: rows can be appended to a table of a GeoPackage only, and one that is there.</source>
      <translation>{name}: solo se pueden añadir filas a una tabla de un GeoPackage, y a una que ya exista.</translation>
    </message>
    <message>
      <source>{name}: some letters of what is given cannot be read.</source>
      <translation>{name}: algunas letras de lo indicado no se pueden leer.</translation>
    </message>
    <message>
      <source>{name}: the file has several layers that fit. Say which, as {forms}.</source>
      <translation>{name}: el archivo tiene varias capas que sirven. Indique cuál, en la forma {forms}.</translation>
    </message>
    <message>
      <source>{name}: the packed file has several layers that fit, {forms}. Add one to the project, and choose it.</source>
      <translation>{name}: el archivo comprimido tiene varias capas adecuadas, {forms}. Añada una al proyecto y elíjala.</translation>
    </message>
    <message>
      <source>{name}: the table {table} is there already, and could be lost. Choose a new one.</source>
      <translation>{name}: la tabla {table} ya existe y podría perderse. Elija una nueva.</translation>
    </message>
    <message>
      <source>{name}: this is needed, and not given.</source>
      <translation>{name}: es necesario y no se ha indicado.</translation>
    </message>
    <message>
      <source>{name}: this layer is not there any more.</source>
      <translation>{name}: esta capa ya no existe.</translation>
    </message>
    <message>
      <source>{name}: {file} would be replaced, which belongs to something else. Choose another name.</source>
      <translation>{name}: se sustituiría {file}, que pertenece a otra cosa. Elija otro nombre.</translation>
    </message>
    <message>
      <source>{name}: {length}, {share} in view, {range}</source>
      <translation>{name}: {length}, {share} a la vista, {range}</translation>
    </message>
    <message>
      <source>{name}: {path} does not end in .tif; the raster is a GeoTIFF.</source>
      <translation>{name}: {path} no termina en .tif; el ráster es un GeoTIFF.</translation>
    </message>
    <message>
      <source>{name}: {path} is no GeoPackage. Choose another place.</source>
      <translation>{name}: {path} no es un GeoPackage. Elija otro lugar.</translation>
    </message>
    <message>
      <source>{name}: {path} would be replaced, and holds {tables}. To write a table into it, give {form}</source>
      <translation>{name}: se sustituiría {path}, que contiene {tables}. Para escribir una tabla en él, indique {form}</translation>
    </message>
    <message>
      <source>{name}: {text} gives no number.</source>
      <translation>{name}: {text} no da ningún número.</translation>
    </message>
    <message>
      <source>{name}: {text} gives nothing.</source>
      <translation>{name}: {text} no da ningún valor.</translation>
    </message>
    <message>
      <source>{name}: {value} is not a whole number.</source>
      <translation>{name}: {value} no es un número entero.</translation>
    </message>
    <message>
      <source>{name}: “{value}” is neither true nor false.</source>
      <translation>{name}: “{value}” no es ni verdadero ni falso.</translation>
    </message>
    <message>
      <source>{name}: “{value}” is no place for a file.</source>
      <translation>{name}: “{value}” no es un lugar para un archivo.</translation>
    </message>
    <message>
      <source>{name}: “{value}” is no place for a result.</source>
      <translation>{name}: “{value}” no es un lugar para un resultado.</translation>
    </message>
    <message>
      <source>{name}: “{value}” is not a number.</source>
      <translation>{name}: “{value}” no es un número.</translation>
    </message>
    <message>
      <source>{name}: “{value}” is nothing that can be used here.</source>
      <translation>{name}: “{value}” no se puede usar aquí.</translation>
    </message>
    <message>
      <source>{number} %</source>
      <translation>{number} %</translation>
    </message>
    <message>
      <source>{number} m</source>
      <translation>{number} m</translation>
    </message>
    <message>
      <source>{odd} cameras of “{layer}” have a count that is no number from 0 to {most}; each is taken as 1.</source>
      <translation>{odd} cámaras de “{layer}” tienen un count que no es un número de 0 a {most}; cada una se toma como 1.</translation>
    </message>
    <message>
      <source>{one} and {other}</source>
      <translation>{one} y {other}</translation>
    </message>
    <message>
      <source>{origins} origins and {destinations} destinations: the rest has no partner.</source>
      <translation>{origins} orígenes y {destinations} destinos: los restantes no tienen pareja.</translation>
    </message>
    <message>
      <source>{other} is given</source>
      <translation>se indica {other}</translation>
    </message>
    <message>
      <source>{other} is not given</source>
      <translation>no se indica {other}</translation>
    </message>
    <message>
      <source>{other} is “{word}”</source>
      <translation>{other} es “{word}”</translation>
    </message>
    <message>
      <source>{outcome} by {predictor}</source>
      <translation>{outcome} según {predictor}</translation>
    </message>
    <message>
      <source>{outcome} by {predictor}, each in thirds of the areas; numbers are their limits. Hatched: not in the model.</source>
      <translation>{outcome} según {predictor}, cada uno en tercios de las áreas; los números son sus límites. Rayado: no está en el modelo.</translation>
    </message>
    <message>
      <source>{outcome} per 1,000 residents</source>
      <translation>{outcome} por cada 1000 habitantes</translation>
    </message>
    <message>
      <source>{owners} cameras</source>
      <translation>cámaras de titularidad {owners}</translation>
    </message>
    <message>
      <source>{pairs} pairs take about {minutes} minutes in a city of 10,000 streets, and their walks {size} GB in a GeoPackage, their pieces twice as much. They are written as they are found.</source>
      <translation>{pairs} pares llevan unos {minutes} minutos en una ciudad de 10.000 calles, y sus recorridos {size} GB en un GeoPackage; sus tramos, el doble. Se escriben según se hallan.</translation>
    </message>
    <message>
      <source>{pairs} pairs would take about {minutes} minutes, and their walks {size} GB; the limit is {limit}. Select fewer places, or pair them row by row or by a common field.</source>
      <translation>{pairs} pares llevarían unos {minutes} minutos, y sus recorridos {size} GB; el límite es {limit}. Seleccione menos lugares, o emparéjelos fila por fila o por un campo común.</translation>
    </message>
    <message>
      <source>{parts} left out</source>
      <translation>se omiten {parts}</translation>
    </message>
    <message>
      <source>{path} cannot be read.</source>
      <translation>{path} no se puede leer.</translation>
    </message>
    <message>
      <source>{path} cannot be written. Choose another place.</source>
      <translation>{path} no se puede escribir. Elija otro lugar.</translation>
    </message>
    <message>
      <source>{path} cannot be written: there is no permission to, or no room left, in {folder}.</source>
      <translation>{path} no se puede escribir: no hay permiso para ello, o no queda espacio, en {folder}.</translation>
    </message>
    <message>
      <source>{path} cannot be written: {reason}</source>
      <translation>{path} no se puede escribir: {reason}</translation>
    </message>
    <message>
      <source>{path} cannot be written: {reason}.</source>
      <translation>{path} no se puede escribir: {reason}.</translation>
    </message>
    <message>
      <source>{path} could not be written to its end.</source>
      <translation>{path} no se pudo escribir hasta el final.</translation>
    </message>
    <message>
      <source>{path} could not be written to, and is as it was: {reason}</source>
      <translation>No se pudo escribir en {path}, que está como estaba: {reason}</translation>
    </message>
    <message>
      <source>{path} has come to be there while this ran. It was left alone; choose another place.</source>
      <translation>{path} apareció durante la ejecución. No se modificó; elija otro lugar.</translation>
    </message>
    <message>
      <source>{path} holds no track and no route with two points or more. Is it a GPX file?</source>
      <translation>{path} no contiene ningún track ni ruta con dos puntos o más. ¿Es un archivo GPX?</translation>
    </message>
    <message>
      <source>{places} places from {used} of {rows} rows: {total} cameras (street {street}, building {building}, else {unknown}), the sum of the {method}.</source>
      <translation>{places} lugares a partir de {used} de {rows} filas: {total} cámaras (calle {street}, edificio {building}, otros {unknown}), la suma de {method}.</translation>
    </message>
    <message>
      <source>{places} places were merged from {sites} sites; {count} rows of theirs are not used, so that at most {most} volunteers are kept at each (seed {seed}).</source>
      <translation>Se combinaron {places} lugares a partir de {sites} sitios; {count} de sus filas no se usan, de modo que se conservan como máximo {most} voluntarios en cada uno (semilla {seed}).</translation>
    </message>
    <message>
      <source>{place} itself is in view of</source>
      <translation>{place} en sí, a la vista de</translation>
    </message>
    <message>
      <source>{range} m range</source>
      <translation>alcance de {range} m</translation>
    </message>
    <message>
      <source>{range} m: {share} %</source>
      <translation>{range} m: {share} %</translation>
    </message>
    <message>
      <source>{range} range</source>
      <translation>alcance de {range}</translation>
    </message>
    <message>
      <source>{repeated} areas have the same population and groups as an earlier one. If they are parts of one area, they count its residents several times: dissolve them first.</source>
      <translation>{repeated} áreas tienen la misma población y los mismos grupos que otra anterior. Si son partes de una misma área, cuentan varias veces a sus habitantes: disuélvalas antes.</translation>
    </message>
    <message>
      <source>{rows} rows of “{title}”.</source>
      <translation>{rows} filas de “{title}”.</translation>
    </message>
    <message>
      <source>{row}: click it on the map</source>
      <translation>{row}: haga clic en el lugar en el mapa</translation>
    </message>
    <message>
      <source>{row}: name or coordinates</source>
      <translation>{row}: nombre o coordenadas</translation>
    </message>
    <message>
      <source>{seconds} s</source>
      <translation>{seconds} s</translation>
    </message>
    <message>
      <source>{setting} added</source>
      <translation>{setting} añadido</translation>
    </message>
    <message>
      <source>{share} % of the ground in view</source>
      <translation>{share} % del suelo a la vista</translation>
    </message>
    <message>
      <source>{share} % of {area} ha of open ground are in view.</source>
      <translation>El {share} % de {area} ha de espacio abierto está a la vista.</translation>
    </message>
    <message>
      <source>{share} in view</source>
      <translation>{share} a la vista</translation>
    </message>
    <message>
      <source>{some} or {last}</source>
      <translation>{some} o {last}</translation>
    </message>
    <message>
      <source>{term} in {region}</source>
      <translation>{term} en {region}</translation>
    </message>
    <message>
      <source>{there} of {count} rows are in it when it is opened again</source>
      <translation>al abrirlo de nuevo hay en él {there} de {count} filas</translation>
    </message>
    <message>
      <source>{title} ({host}), fetched on {date}</source>
      <translation>{title} ({host}), descargado el {date}</translation>
    </message>
    <message>
      <source>{title} of {source}: {count}.</source>
      <translation>{title} de {source}: {count}.</translation>
    </message>
    <message>
      <source>{title}: the extract has none.</source>
      <translation>{title}: no hay en el extracto.</translation>
    </message>
    <message>
      <source>{title}: {count} have a value that could not be used; see their message.</source>
      <translation>{title}: {count} tienen un valor que no se pudo usar; consulte su campo message.</translation>
    </message>
    <message>
      <source>{title}: {count} have lost their shape, cut at the edge of the extract or not closed; see their status.</source>
      <translation>{title}: {count} han perdido su forma, cortadas en el borde del extracto o no cerradas; consulte su campo status.</translation>
    </message>
    <message>
      <source>{title}: {count} of the file are left out: {reason}.</source>
      <translation>{title}: se omiten {count} del archivo: {reason}.</translation>
    </message>
    <message>
      <source>{title}: {count}, {skipped} without a usable shape.</source>
      <translation>{title}: {count}, {skipped} sin una forma que se pueda usar.</translation>
    </message>
    <message>
      <source>{tool}…</source>
      <translation>{tool}…</translation>
    </message>
    <message>
      <source>{total} points of “{layer}”: {inside} in an area, {outside} in none.</source>
      <translation>{total} puntos de “{layer}”: {inside} en un área, {outside} en ninguna.</translation>
    </message>
    <message>
      <source>{tracts} tracts with {people} residents, American Community Survey {years}.</source>
      <translation>{tracts} secciones censales con {people} habitantes, American Community Survey {years}.</translation>
    </message>
    <message>
      <source>{used} of {all} areas are used. The fitting is done by statsmodels.</source>
      <translation>Se usan {used} de {all} áreas. El ajuste lo realiza statsmodels.</translation>
    </message>
    <message>
      <source>{watched} of {count} features in view of at least one of {cameras} cameras, {range}.</source>
      <translation>{watched} de {count} entidades a la vista de al menos una de {cameras} cámaras, {range}.</translation>
    </message>
    <message>
      <source>{width} × {height} km around {middle}</source>
      <translation>{width} × {height} km alrededor de {middle}</translation>
    </message>
    <message>
      <source>{written} as “{name}”</source>
      <translation>{written} como “{name}”</translation>
    </message>
    <message>
      <source>© OpenStreetMap contributors, Open Database License</source>
      <translation>© Colaboradores de OpenStreetMap, Open Database License</translation>
    </message>
    <message>
      <source>“12,345” could be either of two numbers: write it without the comma.</source>
      <translation>“12,345” podría ser cualquiera de dos números: escríbalo sin la coma.</translation>
    </message>
    <message>
      <source>“Maximum distance to the network (m)” allows {limit} m: raise it, or move the place.</source>
      <translation>“Distancia máxima a la red (m)” permite {limit} m: auméntela o mueva el lugar.</translation>
    </message>
    <message>
      <source>“{field}” is taken as direction_deg.</source>
      <translation>“{field}” se toma como direction_deg.</translation>
    </message>
    <message>
      <source>“{layer}” had changes that were not saved.</source>
      <translation>“{layer}” tenía cambios sin guardar.</translation>
    </message>
    <message>
      <source>“{layer}” has joined or virtual fields ({fields}), which its file has not. Save it to a file, and name that.</source>
      <translation>“{layer}” tiene campos unidos o virtuales ({fields}), que su archivo no tiene. Guárdela en un archivo e indique ese archivo.</translation>
    </message>
    <message>
      <source>“{layer}” has no {absent}; it does without.</source>
      <translation>“{layer}” no tiene {absent}; se prescinde de ello.</translation>
    </message>
    <message>
      <source>“{layer}” has none of the fields of cameras, and no expression is given: each of its {count} rows is taken as one camera. It has: {known}.</source>
      <translation>“{layer}” no tiene ninguno de los campos de cámaras y no se indica ninguna expresión: cada una de sus {count} filas se toma como una cámara. Tiene: {known}.</translation>
    </message>
    <message>
      <source>“{layer}” has points</source>
      <translation>“{layer}” tiene puntos</translation>
    </message>
    <message>
      <source>“{layer}” is a temporary layer. Save it to a file, and name that.</source>
      <translation>“{layer}” es una capa temporal. Guárdela en un archivo e indique ese archivo.</translation>
    </message>
    <message>
      <source>“{layer}” was given the coordinate system {system} by hand. Save it to a file, and name that.</source>
      <translation>El sistema de coordenadas {system} se asignó a mano a “{layer}”. Guárdela en un archivo e indique ese archivo.</translation>
    </message>
    <message>
      <source>“{part}” is not a number. Write it without signs between thousands.</source>
      <translation>“{part}” no es un número. Escríbalo sin separadores de millares.</translation>
    </message>
    <message>
      <source>“{text}” cannot be read as latitude and longitude. Write them such as {example}.</source>
      <translation>“{text}” no se puede leer como latitud y longitud. Escríbalas como {example}.</translation>
    </message>
    <message>
      <source>“{text}” is no latitude and longitude.</source>
      <translation>“{text}” no es una latitud y una longitud.</translation>
    </message>
    <message>
      <source>“{text}” is too near a pole.</source>
      <translation>“{text}” está demasiado cerca de un polo.</translation>
    </message>
    <message>
      <source>“{title}” has no column with places, so no extent can be chosen.</source>
      <translation>“{title}” no tiene ninguna columna con lugares, por lo que no se puede elegir una extensión.</translation>
    </message>
    <message>
      <source>“{title}” has no column {column}, which tells the heights.</source>
      <translation>“{title}” no tiene la columna {column}, que da las alturas.</translation>
    </message>
    <message>
      <source>“{title}” has no rows here.</source>
      <translation>“{title}” no tiene filas aquí.</translation>
    </message>
    <message>
      <source>“{title}” has {rows} rows; {most} at most are fetched at once.</source>
      <translation>“{title}” tiene {rows} filas; se descargan como máximo {most} a la vez.</translation>
    </message>
    <message>
      <source>… and {count} more</source>
      <translation>… y {count} más</translation>
    </message>
    <message>
      <source>−1 to 1</source>
      <translation>de −1 a 1</translation>
    </message>
    <message>
      <source>−2 to −1</source>
      <translation>de −2 a −1</translation>
    </message>
  </context>
</TS>
