<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
  <context>
    <name>SurveillanceExposure</name>
    <message>
      <source> and </source>
      <translation> y </translation>
    </message>
    <message>
      <source> m/s</source>
      <translation> m/s</translation>
    </message>
    <message>
      <source> with buildings</source>
      <translation> con edificios</translation>
    </message>
    <message>
      <source>&amp;Cameras</source>
      <translation>Cá&amp;maras</translation>
    </message>
    <message>
      <source>&amp;Find walk</source>
      <translation>&amp;Buscar recorrido</translation>
    </message>
    <message>
      <source>&amp;Only</source>
      <translation>&amp;Solo</translation>
    </message>
    <message>
      <source>&amp;Range</source>
      <translation>A&amp;lcance</translation>
    </message>
    <message>
      <source>&amp;Streets</source>
      <translation>&amp;Calles</translation>
    </message>
    <message>
      <source>&amp;To…</source>
      <translation>&amp;Hasta…</translation>
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
      <source>1 camera</source>
      <translation>1 cámara</translation>
    </message>
    <message>
      <source>1920 is full HD.</source>
      <translation>1920 es Full HD.</translation>
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
      <source>5.37 mm is a common 1/2.8 inch sensor.</source>
      <translation>5,37 mm es un sensor común de 1/2,8 pulgadas.</translation>
    </message>
    <message>
      <source>7 or more</source>
      <translation>7 o más</translation>
    </message>
    <message>
      <source>A GeoTIFF (.tif) of whole numbers: the cameras that see each cell's centre.</source>
      <translation>Un GeoTIFF (.tif) de números enteros: las cámaras que ven el centro de cada celda.</translation>
    </message>
    <message>
      <source>A camera farther inside a building than this gets no viewshed but a status.</source>
      <translation>Una cámara que esté más adentro de un edificio que esta distancia no obtiene cuenca visual, sino un estado.</translation>
    </message>
    <message>
      <source>A field or an expression, such as "height_m". Without it every building is infinitely high. Where buildings or their parts overlap, the highest counts.</source>
      <translation>Un campo o una expresión, como "height_m". Sin ella, todos los edificios tienen altura infinita. Donde se superponen edificios o partes de ellos, cuenta el más alto.</translation>
    </message>
    <message>
      <source>A layer in use was removed, so the search was cancelled.</source>
      <translation>Se eliminó una capa en uso, por lo que se canceló la búsqueda.</translation>
    </message>
    <message>
      <source>A place farther than this from any street gets no walk but a status.</source>
      <translation>Un lugar que esté más lejos de cualquier calle que esta distancia no obtiene recorrido, sino un estado.</translation>
    </message>
    <message>
      <source>A place is {leg} m from the nearest street; {limit} m are allowed.</source>
      <translation>Un lugar está a {leg} m de la calle más cercana; se permiten {limit} m.</translation>
    </message>
    <message>
      <source>A point layer, or a table with coordinates (columns such as lat and lon are found).</source>
      <translation>Una capa de puntos o una tabla con coordenadas (se encuentran columnas como lat y lon).</translation>
    </message>
    <message>
      <source>A range of {range} m on cells of {cell} m takes {size} x {size} cells per camera; the limit is {limit} x {limit}. Use a shorter range or larger cells.</source>
      <translation>Un alcance de {range} m con celdas de {cell} m requiere {size} x {size} celdas por cámara; el límite es {limit} x {limit}. Use un alcance menor o celdas más grandes.</translation>
    </message>
    <message>
      <source>A table with a row for each feature and each camera that sees it.</source>
      <translation>Una tabla con una fila por cada entidad y cada cámara que la ve.</translation>
    </message>
    <message>
      <source>An expression that cameras must fulfil, such as "ownership" = 'public': the published figures are of public cameras alone. Empty for all.</source>
      <translation>Una expresión que las cámaras deben cumplir, como "ownership" = 'public': las cifras publicadas son solo de cámaras públicas. Vacío para usarlas todas.</translation>
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
      <source>Areas left out</source>
      <translation>Áreas omitidas</translation>
    </message>
    <message>
      <source>Areas measured</source>
      <translation>Áreas medidas</translation>
    </message>
    <message>
      <source>Base map</source>
      <translation>Mapa base</translation>
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
      <source>Buildings on terrain need their height: name it under “Height of the buildings”.</source>
      <translation>Los edificios sobre un terreno necesitan su altura: indíquela en “Altura de los edificios”.</translation>
    </message>
    <message>
      <source>By the field “ownership”. The published figures are of public cameras alone.</source>
      <translation>Según el campo “ownership”. Las cifras publicadas son solo de cámaras públicas.</translation>
    </message>
    <message>
      <source>Ca&amp;ncel</source>
      <translation>Ca&amp;ncelar</translation>
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
      <source>Camera points with the standard fields.</source>
      <translation>Puntos de cámaras con los campos estándar.</translation>
    </message>
    <message>
      <source>Camera points, for the counts and, as discs, the views.</source>
      <translation>Puntos de cámaras, para los recuentos y, como discos, para lo que ven.</translation>
    </message>
    <message>
      <source>Camera points.</source>
      <translation>Puntos de cámaras.</translation>
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
      <source>Camera positions: {lost} of {count} camera_id of the viewsheds are not in “{layer}”; distances to them are NULL.</source>
      <translation>Posiciones de las cámaras: {lost} de {count} camera_id de las cuencas visuales no están en “{layer}”; las distancias a ellas son NULL.</translation>
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
      <source>Cameras and viewsheds are both given: the viewsheds are used.</source>
      <translation>Se indican cámaras y cuencas visuales: se usan las cuencas visuales.</translation>
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
      <source>Cameras per 1,000 residents; NULL where nobody lives.</source>
      <translation>Cámaras por cada 1000 habitantes; NULL donde no vive nadie.</translation>
    </message>
    <message>
      <source>Cameras per square kilometre of the area.</source>
      <translation>Cámaras por kilómetro cuadrado del área.</translation>
    </message>
    <message>
      <source>Cameras seeing it</source>
      <translation>Cámaras que lo ven</translation>
    </message>
    <message>
      <source>Cameras taken into account</source>
      <translation>Cámaras tenidas en cuenta</translation>
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
      <source>Cameras that see the feature: the sum of count over distinct camera_id.</source>
      <translation>Cámaras que ven la entidad: la suma de count de los camera_id distintos.</translation>
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
      <source>Cameras, as recorded: “{layer}” has no points, and no columns such as lat and lon. Name them under “Longitude or easting” and “Latitude or northing”. It has: {known}.</source>
      <translation>Cámaras, tal como se registraron: “{layer}” no tiene puntos ni columnas como lat y lon. Indíquelas en “Longitud o coordenada este” y “Latitud o coordenada norte”. Tiene: {known}.</translation>
    </message>
    <message>
      <source>Cameras, as recorded: “{layer}” has no points. Use “Centroids” first.</source>
      <translation>Cámaras, tal como se registraron: “{layer}” no tiene puntos. Use antes “Centroides”.</translation>
    </message>
    <message>
      <source>Cancelled. Nothing was added.</source>
      <translation>Cancelado. No se añadió nada.</translation>
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
      <source>Choose where the walk ends: press “To…” and click on the map.</source>
      <translation>Elija dónde termina el recorrido: pulse “Hasta…” y haga clic en el mapa.</translation>
    </message>
    <message>
      <source>Choose where the walk starts and ends: press “From…” and click on the map.</source>
      <translation>Elija dónde empieza y dónde termina el recorrido: pulse “Desde…” y haga clic en el mapa.</translation>
    </message>
    <message>
      <source>Choose where the walk starts: press “From…” and click on the map.</source>
      <translation>Elija dónde empieza el recorrido: pulse “Desde…” y haga clic en el mapa.</translation>
    </message>
    <message>
      <source>Clear A and B</source>
      <translation>Borrar A y B</translation>
    </message>
    <message>
      <source>Click on the map where the walk ends; Esc ends.</source>
      <translation>Haga clic en el mapa donde termina el recorrido; Esc para salir.</translation>
    </message>
    <message>
      <source>Click on the map where the walk starts; Esc ends.</source>
      <translation>Haga clic en el mapa donde empieza el recorrido; Esc para salir.</translation>
    </message>
    <message>
      <source>Click where the walk ends</source>
      <translation>Haga clic donde termina el recorrido</translation>
    </message>
    <message>
      <source>Click where the walk starts</source>
      <translation>Haga clic donde empieza el recorrido</translation>
    </message>
    <message>
      <source>Co&amp;py figures</source>
      <translation>Co&amp;piar cifras</translation>
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
      <source>Counts for each point, line or area the cameras that see it, and lists them.
A point is seen where it lies in a viewshed or on its outline; a line or an area where some of it does, more than a touch. Viewsheds are open ground: a building's own footprint is not in view, the pavement before it is.
Viewsheds do not say where their cameras stand. Distances need the layer of cameras as well; without it they are NULL.</source>
      <translation>Cuenta, para cada punto, línea o área, las cámaras que lo ven, y las enumera.
Un punto se ve si está en una cuenca visual o en su contorno; una línea o un área, si lo está una parte, más que un simple contacto. Las cuencas visuales son espacio abierto: la propia huella de un edificio no está a la vista; la acera que tiene delante, sí.
Las cuencas visuales no dicen dónde están sus cámaras. Las distancias necesitan además la capa de cámaras; sin ella son NULL.</translation>
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
      <source>Coverage and density</source>
      <translation>Cobertura y densidad</translation>
    </message>
    <message>
      <source>Direction (degrees clockwise from north)</source>
      <translation>Dirección (grados en sentido horario desde el norte)</translation>
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
      <source>Each viewshed divided by the level a camera reaches there, finest first. Not for “Area in view”: that takes the viewsheds. Needs the focal length.</source>
      <translation>Cada cuenca visual dividida según el nivel que la cámara alcanza en cada parte, del más fino al menos fino. No sirve para “Área a la vista”, que usa las cuencas visuales. Necesita la distancia focal.</translation>
    </message>
    <message>
      <source>Effective cameras</source>
      <translation>Cámaras efectivas</translation>
    </message>
    <message>
      <source>Effective cameras in the grown area per 1,000 residents of the area; NULL where nobody lives.</source>
      <translation>Cámaras efectivas en el área ampliada por cada 1000 habitantes del área; NULL donde no vive nadie.</translation>
    </message>
    <message>
      <source>Effective cameras per 1,000 residents</source>
      <translation>Cámaras efectivas por cada 1000 habitantes</translation>
    </message>
    <message>
      <source>Effective cameras per 1,000 residents; NULL where nobody lives.</source>
      <translation>Cámaras efectivas por cada 1000 habitantes; NULL donde no vive nadie.</translation>
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
      <source>Exposure of walks</source>
      <translation>Exposición de recorridos</translation>
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
      <source>Extent: it has no area, or lies outside its coordinate system. Choose another one.</source>
      <translation>Extensión: no tiene superficie o queda fuera de su sistema de coordenadas. Elija otra.</translation>
    </message>
    <message>
      <source>Extent: no viewshed reaches into it; every cell will be 0.</source>
      <translation>Extensión: ninguna cuenca visual llega a ella; todas las celdas serán 0.</translation>
    </message>
    <message>
      <source>F&amp;rom…</source>
      <translation>&amp;Desde…</translation>
    </message>
    <message>
      <source>Farthest from a street (m)</source>
      <translation>Distancia máxima a una calle (m)</translation>
    </message>
    <message>
      <source>Farthest move out of a building (m)</source>
      <translation>Desplazamiento máximo fuera de un edificio (m)</translation>
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
      <source>Field of the destinations for pairing</source>
      <translation>Campo de los destinos para emparejar</translation>
    </message>
    <message>
      <source>Field of the origins for pairing</source>
      <translation>Campo de los orígenes para emparejar</translation>
    </message>
    <message>
      <source>Fields of the input replaced by results of the same name: {names}.</source>
      <translation>Campos de la entrada sustituidos por resultados del mismo nombre: {names}.</translation>
    </message>
    <message>
      <source>Fields of view such as 0-90;180-270; overrides direction and width.</source>
      <translation>Campos de visión como 0-90;180-270; prevalecen sobre la dirección y la anchura.</translation>
    </message>
    <message>
      <source>Fields of “{output}”</source>
      <translation>Campos de “{output}”</translation>
    </message>
    <message>
      <source>Find walks between places</source>
      <translation>Buscar recorridos entre lugares</translation>
    </message>
    <message>
      <source>Finds the shortest walk between places on a street network and measures how much of it is in view of cameras.
Streets are joined where they share a vertex, so that bridges do not meet the streets below. A place enters the network at the nearest point of any street; the straight legs there and from there are part of the walk, its length and its exposure, and are reported.</source>
      <translation>Busca el recorrido a pie más corto entre lugares por una red de calles y mide qué parte de él está a la vista de cámaras.
Las calles se unen donde comparten un vértice, de modo que los puentes no se conectan con las calles de debajo. Un lugar entra en la red por el punto más cercano de cualquier calle; los trayectos rectos hasta ese punto y desde él forman parte del recorrido, de su longitud y de su exposición, y se indican en los resultados.</translation>
    </message>
    <message>
      <source>Focal length (mm)</source>
      <translation>Distancia focal (mm)</translation>
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
      <source>From</source>
      <translation>Desde</translation>
    </message>
    <message>
      <source>From A: {place}</source>
      <translation>Desde A: {place}</translation>
    </message>
    <message>
      <source>From {name}.</source>
      <translation>A partir de {name}.</translation>
    </message>
    <message>
      <source>Give either cameras or viewsheds.</source>
      <translation>Indique cámaras o cuencas visuales.</translation>
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
      <source>Height above the ground, metres.</source>
      <translation>Altura sobre el suelo, en metros.</translation>
    </message>
    <message>
      <source>Height of buildings without one (m)</source>
      <translation>Altura de los edificios que no la tienen (m)</translation>
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
      <source>Height of what is seen (m)</source>
      <translation>Altura de lo que se ve (m)</translation>
    </message>
    <message>
      <source>Heights in metres (or feet, if the raster says so). Instead of buildings a surface model, with roofs and trees; or a model of the ground, under buildings with heights. Outlines then follow the cells of the raster. Without it the ground is flat.</source>
      <translation>Alturas en metros (o en pies, si el ráster lo indica). En lugar de edificios, un modelo de superficie, con tejados y árboles; o un modelo del terreno, bajo edificios con alturas. Los contornos siguen entonces las celdas del ráster. Sin él, el suelo es plano.</translation>
    </message>
    <message>
      <source>Holds for: {assumptions}</source>
      <translation>Vale para: {assumptions}</translation>
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
      <source>How far around an area the “nearby” measures reach. The published ones use 200 m.</source>
      <translation>Hasta qué distancia alrededor de un área llegan las medidas de “cercanía”. Las publicadas usan 200 m.</translation>
    </message>
    <message>
      <source>How far it sees on the ground, metres.</source>
      <translation>Hasta dónde ve sobre el suelo, en metros.</translation>
    </message>
    <message>
      <source>How many cameras; missing counts as 1.</source>
      <translation>Cuántas cámaras; si falta, cuenta como 1.</translation>
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
      <source>Ignore the cameras' own values</source>
      <translation>Ignorar los valores propios de las cámaras</translation>
    </message>
    <message>
      <source>Import cameras</source>
      <translation>Importar cámaras</translation>
    </message>
    <message>
      <source>In view</source>
      <translation>A la vista</translation>
    </message>
    <message>
      <source>It failed without a word. The log (View &gt; Panels &gt; Log messages, Processing) may say more.</source>
      <translation>Falló sin dar ningún mensaje. El registro (Ver &gt; Paneles &gt; Mensajes del registro, Procesos) puede decir más.</translation>
    </message>
    <message>
      <source>Its length, metres.</source>
      <translation>Su longitud, en metros.</translation>
    </message>
    <message>
      <source>Land and water</source>
      <translation>Tierra y agua</translation>
    </message>
    <message>
      <source>Latitude or northing</source>
      <translation>Latitud o coordenada norte</translation>
    </message>
    <message>
      <source>Length</source>
      <translation>Longitud</translation>
    </message>
    <message>
      <source>Length divided by that of the shortest walk, less 1.</source>
      <translation>Longitud dividida entre la del recorrido más corto, menos 1.</translation>
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
      <source>Lines one can walk on</source>
      <translation>Líneas por las que se puede caminar</translation>
    </message>
    <message>
      <source>Lines one can walk on, both ways. Leave out motorways with a layer filter.</source>
      <translation>Líneas por las que se puede caminar, en ambos sentidos. Excluya las autopistas con un filtro de la capa.</translation>
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
      <source>Longest unseen</source>
      <translation>Mayor tramo no visto</translation>
    </message>
    <message>
      <source>Longitude or easting</source>
      <translation>Longitud o coordenada este</translation>
    </message>
    <message>
      <source>Looking for the shortest walk and who sees it…</source>
      <translation>Buscando el recorrido más corto y quién lo ve…</translation>
    </message>
    <message>
      <source>Made by Surveillance exposure on {date}.</source>
      <translation>Creado por Exposición a la vigilancia el {date}.</translation>
    </message>
    <message>
      <source>Makes one polygon per camera: the ground within its range that it can see.
Without buildings that is a disc, the published method. With buildings it is the exact outline of the ground from which a straight line to the camera crosses no building, on flat ground. Give the buildings' heights, and a camera sees over a shed and not over a tower; without them every building is taken as infinitely high.
A camera in or on a building as high as itself is moved to its nearest outside wall, and says by how much; above the roof it sees over the roof's edge.</source>
      <translation>Crea un polígono por cámara: el suelo dentro de su alcance que puede ver.
Sin edificios es un disco, el método publicado. Con edificios es el contorno exacto del suelo desde el que una línea recta hasta la cámara no cruza ningún edificio, sobre suelo plano. Si se indican las alturas de los edificios, una cámara ve por encima de un cobertizo, pero no de una torre; sin ellas, todos los edificios se consideran de altura infinita.
Una cámara dentro de un edificio al menos tan alto como ella, o sobre él, se desplaza a su muro exterior más cercano, y se indica cuánto; por encima del tejado, ve por encima del borde del tejado.</translation>
    </message>
    <message>
      <source>Mean share of the disc in view</source>
      <translation>Proporción media del disco a la vista</translation>
    </message>
    <message>
      <source>Measures how much of each line is in view of cameras: share, metres, cameras by ownership, the longest unseen stretch, time in view.
Give viewsheds, or cameras and a range. The figures hold for that range and for the cameras known; the same walk goes from 4 % to 87 % in view as the range goes from 15 to 200 m in New York.</source>
      <translation>Mide qué parte de cada línea está a la vista de cámaras: proporción, metros, cámaras según titularidad, el tramo más largo sin ser visto, tiempo a la vista.
Indique cuencas visuales, o cámaras y un alcance. Las cifras valen para ese alcance y para las cámaras conocidas; el mismo recorrido pasa de un 4 % a un 87 % a la vista cuando el alcance va de 15 a 200 m en Nueva York.</translation>
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
      <source>More</source>
      <translation>Más</translation>
    </message>
    <message>
      <source>Most cameras in one cell</source>
      <translation>Máximo de cámaras en una celda</translation>
    </message>
    <message>
      <source>Moved {moved} m to the nearest outside wall.</source>
      <translation>Desplazada {moved} m hasta el muro exterior más cercano.</translation>
    </message>
    <message>
      <source>Nearby distance (m)</source>
      <translation>Distancia de cercanía (m)</translation>
    </message>
    <message>
      <source>Network: {edges} streets, {nodes} junctions, {length} km.</source>
      <translation>Red: {edges} calles, {nodes} cruces, {length} km.</translation>
    </message>
    <message>
      <source>No camera positions are given: distances are NULL.</source>
      <translation>No se indican posiciones de cámaras: las distancias son NULL.</translation>
    </message>
    <message>
      <source>No coordinate system in metres fits the layer “{layer}”. Check its coordinates.</source>
      <translation>Ningún sistema de coordenadas en metros se ajusta a la capa “{layer}”. Compruebe sus coordenadas.</translation>
    </message>
    <message>
      <source>No ground is in view.</source>
      <translation>No hay suelo a la vista.</translation>
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
      <source>Of the lens. With it the field of view of cameras without one follows, and levels can be had.</source>
      <translation>De la lente. De ella se deduce el campo de visión de las cámaras que no tienen uno, y permite obtener niveles.</translation>
    </message>
    <message>
      <source>Of the optical axis, where a camera has no tilt_deg of its own. Nothing is seen nearer than where the lowest line of sight meets the target's height: tilt plus half the vertical field of view (of a 16:9 picture). Without a tilt there is no such dead zone.</source>
      <translation>Del eje óptico, cuando una cámara no tiene un tilt_deg propio. No se ve nada más cerca de donde la línea de visión más baja llega a la altura de lo observado: la inclinación más la mitad del campo de visión vertical (de una imagen 16:9). Sin inclinación no hay tal zona muerta.</translation>
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
      <source>Off the streets at A</source>
      <translation>Fuera de las calles en A</translation>
    </message>
    <message>
      <source>Off the streets at B</source>
      <translation>Fuera de las calles en B</translation>
    </message>
    <message>
      <source>One line per pair, with its figures. The origin's fields come along.</source>
      <translation>Una línea por par, con sus cifras. Se incluyen los campos del origen.</translation>
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
      <source>Only cameras where</source>
      <translation>Solo cámaras donde</translation>
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
      <source>Open ground of the study area (m²)</source>
      <translation>Espacio abierto del área de estudio (m²)</translation>
    </message>
    <message>
      <source>Pairs</source>
      <translation>Pares</translation>
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
      <source>Pixels across the picture</source>
      <translation>Píxeles a lo ancho de la imagen</translation>
    </message>
    <message>
      <source>Places</source>
      <translation>Lugares</translation>
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
      <source>Polygons to measure, such as census tracts. Clip them to the shoreline first.</source>
      <translation>Polígonos que medir, como las secciones censales. Recórtelos antes por la línea de costa.</translation>
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
      <source>Population: {bad} values of {field} are negative or no numbers; their rates are NULL.</source>
      <translation>Población: {bad} valores de {field} son negativos o no son números; sus tasas son NULL.</translation>
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
      <source>Private</source>
      <translation>Privada</translation>
    </message>
    <message>
      <source>Private cameras</source>
      <translation>Cámaras privadas</translation>
    </message>
    <message>
      <source>Public</source>
      <translation>Pública</translation>
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
      <source>Raster of cameras in view</source>
      <translation>Ráster de cámaras que ven cada celda</translation>
    </message>
    <message>
      <source>Raster: {size}, {megabytes} MB before compression.</source>
      <translation>Ráster: {size}, {megabytes} MB antes de comprimir.</translation>
    </message>
    <message>
      <source>Ready: press “Find walk”.</source>
      <translation>Listo: pulse “Buscar recorrido”.</translation>
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
      <source>Reload the plugin.</source>
      <translation>Recargue el complemento.</translation>
    </message>
    <message>
      <source>Row {number} could not be written to {name}: {reason}</source>
      <translation>La fila {number} no se pudo escribir en {name}: {reason}</translation>
    </message>
    <message>
      <source>Rows that cannot be used</source>
      <translation>Filas que no se pueden usar</translation>
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
      <source>Sets the range from the lens, for cameras without a range_m of their own: monitor, detect, observe, recognise, identify or inspect (EN 62676-4:2014), face (24 pixels across a face), or pixels per metre. Empty: the range above holds.</source>
      <translation>Fija el alcance a partir de la lente, para las cámaras sin un range_m propio: monitor, detect, observe, recognise, identify o inspect (EN 62676-4:2014), face (24 píxeles a lo ancho de una cara) o píxeles por metro. Vacío: vale el alcance de arriba.</translation>
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
      <source>Share of the open ground in view</source>
      <translation>Proporción del espacio abierto a la vista</translation>
    </message>
    <message>
      <source>Share of the walk in view, 0 to 1; NULL for a walk of no length.</source>
      <translation>Proporción del recorrido a la vista, de 0 a 1; NULL para un recorrido sin longitud.</translation>
    </message>
    <message>
      <source>Show or hide the panel “Surveillance exposure”</source>
      <translation>Mostrar u ocultar el panel “Exposición a la vigilancia”</translation>
    </message>
    <message>
      <source>Side of a cell, in metres on the ground. Half of it makes four times as many cells.</source>
      <translation>Lado de una celda, en metros sobre el suelo. La mitad da cuatro veces más celdas.</translation>
    </message>
    <message>
      <source>Sights</source>
      <translation>Lugares de interés</translation>
    </message>
    <message>
      <source>Sites with cameras</source>
      <translation>Sitios con cámaras</translation>
    </message>
    <message>
      <source>Sites without cameras</source>
      <translation>Sitios sin cámaras</translation>
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
      <source>Something changed since these figures were made. Press “Find walk” again.</source>
      <translation>Algo ha cambiado desde que se calcularon estas cifras. Pulse otra vez “Buscar recorrido”.</translation>
    </message>
    <message>
      <source>Starts</source>
      <translation>Salidas</translation>
    </message>
    <message>
      <source>Stations</source>
      <translation>Estaciones</translation>
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
      <source>Street vertices nearer to each other than this are one junction.</source>
      <translation>Los vértices de calles más próximos entre sí que esta distancia son un mismo cruce.</translation>
    </message>
    <message>
      <source>Streets</source>
      <translation>Calles</translation>
    </message>
    <message>
      <source>Study area</source>
      <translation>Área de estudio</translation>
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
      <source>Surveillance exposure</source>
      <translation>Exposición a la vigilancia</translation>
    </message>
    <message>
      <source>Surveillance exposure needs {packages}. Install it for the Python that QGIS uses, into this profile: pip install --no-deps --target PROFILE/python {specification} (Settings &gt; User profiles &gt; Open active profile folder shows PROFILE), then restart QGIS. On Linux, shapely must not be built for a newer GEOS than QGIS's own, {geos}: shapely 2.0 has GEOS 3.11, shapely 2.1 has GEOS 3.13.</source>
      <translation>Exposición a la vigilancia necesita {packages}. Para instalar lo que falta en el Python que usa QGIS, en este perfil: pip install --no-deps --target PROFILE/python {specification} (Configuración &gt; Perfiles de usuarios &gt; Abrir la carpeta del perfil activo muestra PROFILE); después reinicie QGIS. En Linux, shapely no debe estar compilado para un GEOS más nuevo que el propio de QGIS, {geos}: shapely 2.0 tiene GEOS 3.11 y shapely 2.1 tiene GEOS 3.13.</translation>
    </message>
    <message>
      <source>Surveillance exposure panel</source>
      <translation>Panel de Exposición a la vigilancia</translation>
    </message>
    <message>
      <source>Swap A and B</source>
      <translation>Intercambiar A y B</translation>
    </message>
    <message>
      <source>Taken where the height of a building is missing or not a number; they are counted in a warning.</source>
      <translation>Se usa donde la altura de un edificio falta o no es un número; se cuentan en un aviso.</translation>
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
      <source>The angle a camera sees, where it has no fov_deg of its own; 360 is all around. The field sectors of a camera (such as 0-90;180-270) overrides direction and width.</source>
      <translation>El ángulo que ve una cámara, cuando no tiene un fov_deg propio; 360 es todo alrededor. El campo sectors de una cámara (como 0-90;180-270) prevalece sobre la dirección y la anchura.</translation>
    </message>
    <message>
      <source>The areas with their measures, shaded by effective cameras.</source>
      <translation>Las áreas con sus medidas, coloreadas según las cámaras efectivas.</translation>
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
      <source>The camera: its number among the viewsheds, from 1.</source>
      <translation>La cámara: su número entre las cuencas visuales, desde 1.</translation>
    </message>
    <message>
      <source>The connected areas in view.</source>
      <translation>Las áreas conexas a la vista.</translation>
    </message>
    <message>
      <source>The destination: its number in its layer, from 1.</source>
      <translation>El destino: su número en su capa, desde 1.</translation>
    </message>
    <message>
      <source>The feature that is seen: its number in the other output, from 1.</source>
      <translation>La entidad que se ve: su número en la otra salida, desde 1.</translation>
    </message>
    <message>
      <source>The features with the cameras that see them.</source>
      <translation>Las entidades con las cámaras que las ven.</translation>
    </message>
    <message>
      <source>The figures are on the clipboard.</source>
      <translation>Las cifras están en el portapapeles.</translation>
    </message>
    <message>
      <source>The finest level reached in this ring.</source>
      <translation>El nivel más fino que se alcanza en este anillo.</translation>
    </message>
    <message>
      <source>The ground in view was made for {used}, but one effective camera is a disc of {range} m (Range). Give the same range to both if the figures are to be compared with published ones.</source>
      <translation>El suelo a la vista se calculó con {used}, pero una cámara efectiva es un disco de {range} m (Alcance). Dé el mismo alcance a ambos si las cifras se van a comparar con las publicadas.</translation>
    </message>
    <message>
      <source>The layers lie so far apart that lengths are wrong by up to {error} %. Check their coordinate systems, or work on one region at a time.</source>
      <translation>Las capas están tan alejadas entre sí que las longitudes tienen errores de hasta un {error} %. Compruebe sus sistemas de coordenadas o trabaje con una región cada vez.</translation>
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
      <source>The lines with their figures.</source>
      <translation>Las líneas con sus cifras.</translation>
    </message>
    <message>
      <source>The longest stretch in view of no camera, metres; a gap in a track does not end it.</source>
      <translation>El tramo más largo que no está a la vista de ninguna cámara, en metros; un hueco en un track no lo interrumpe.</translation>
    </message>
    <message>
      <source>The network has {components} unconnected parts; the largest holds {share} % of the junctions.</source>
      <translation>La red tiene {components} partes sin conexión entre sí; la mayor contiene el {share} % de los cruces.</translation>
    </message>
    <message>
      <source>The number of residents, for the rates per 1,000. Without it these are NULL.</source>
      <translation>El número de habitantes, para las tasas por cada 1000. Sin él, estas son NULL.</translation>
    </message>
    <message>
      <source>The origin: its number in its layer, from 1.</source>
      <translation>El origen: su número en su capa, desde 1.</translation>
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
      <source>The points of the cameras, for distances alone: joined to the viewsheds by camera_id. Without them nearest_m and distance_m are NULL.</source>
      <translation>Los puntos de las cámaras, solo para las distancias: se unen a las cuencas visuales por camera_id. Sin ellos, nearest_m y distance_m son NULL.</translation>
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
      <source>The result “{name}” could not be read.</source>
      <translation>No se pudo leer el resultado “{name}”.</translation>
    </message>
    <message>
      <source>The same for the area grown by the nearby distance.</source>
      <translation>Lo mismo para el área ampliada en la distancia de cercanía.</translation>
    </message>
    <message>
      <source>The same run in the Processing dialog, with all its settings; A and B become layers for it</source>
      <translation>La misma ejecución en el diálogo de Procesos, con todos sus ajustes; A y B se convierten en capas para ello</translation>
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
      <source>The share of the area in view, 0 to 1.</source>
      <translation>La proporción del área a la vista, de 0 a 1.</translation>
    </message>
    <message>
      <source>The site, such as an intersection; several rows may share it.</source>
      <translation>El sitio, como un cruce de calles; varias filas pueden compartirlo.</translation>
    </message>
    <message>
      <source>The size of a cell must be over 0 m, not {cell}.</source>
      <translation>El tamaño de una celda debe ser mayor que 0 m, no {cell}.</translation>
    </message>
    <message>
      <source>The streets at both places are not connected.</source>
      <translation>Las calles de ambos lugares no están conectadas.</translation>
    </message>
    <message>
      <source>The sum over cameras of the metres each sees.</source>
      <translation>La suma, para todas las cámaras, de los metros que ve cada una.</translation>
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
      <source>The walks divided wherever the number of cameras in view changes.</source>
      <translation>Los recorridos divididos dondequiera que cambia el número de cámaras que los ven.</translation>
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
      <source>Time in view</source>
      <translation>Tiempo a la vista</translation>
    </message>
    <message>
      <source>Time in view at the walking speed, seconds.</source>
      <translation>Tiempo a la vista a la velocidad al caminar, en segundos.</translation>
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
      <source>Turns any layer or table of cameras into a layer with the standard camera fields, which every other tool here understands.
It knows the per-intersection counts of Decode Surveillance NYC (one feature per site and ownership; the total is the sum of the medians per category) and OpenStreetMap's surveillance tags. For anything else give an expression per field; a field of the same name is taken by itself.
Sites without cameras are left out and counted in a message.</source>
      <translation>Convierte cualquier capa o tabla de cámaras en una capa con los campos estándar de cámaras, que entienden todas las demás herramientas de este complemento.
Conoce los recuentos por cruce de Decode Surveillance NYC (una entidad por sitio y titularidad; el total es la suma de las medianas por categoría) y las etiquetas de vigilancia de OpenStreetMap. Para todo lo demás, indique una expresión por campo; un campo con el mismo nombre se toma sin más.
Los sitios sin cámaras se omiten y se cuentan en un mensaje.</translation>
    </message>
    <message>
      <source>Two results are to be written to {place}. Give each a place of its own.</source>
      <translation>Se van a escribir dos resultados en {place}. Dé a cada uno un lugar propio.</translation>
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
      <source>Use the numbers given here for all cameras, whatever their own fields (such as range_m) say.</source>
      <translation>Usar los números indicados aquí para todas las cámaras, digan lo que digan sus propios campos (como range_m).</translation>
    </message>
    <message>
      <source>Use the range above for all cameras, whatever their field range_m says.</source>
      <translation>Usar el alcance de arriba para todas las cámaras, diga lo que diga su campo range_m.</translation>
    </message>
    <message>
      <source>Used where pairs are made by a common field.</source>
      <translation>Se usa cuando los pares se forman por un campo común.</translation>
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
      <source>Walk {number}, all of it</source>
      <translation>Recorrido {number}, completo</translation>
    </message>
    <message>
      <source>Walk {number}, cameras in view</source>
      <translation>Recorrido {number}, cámaras que lo ven</translation>
    </message>
    <message>
      <source>Walk {number}: {length}, {share} in view, {range}</source>
      <translation>Recorrido {number}: {length}, {share} a la vista, {range}</translation>
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
      <source>Walks by cameras in view</source>
      <translation>Recorridos según las cámaras que los ven</translation>
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
      <source>Walks to try</source>
      <translation>Recorridos de prueba</translation>
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
      <source>What may be seen: doors, stops, streets, squares. In a layer of several types of geometry, features of another type than the first one are left out, with a status.</source>
      <translation>Qué puede verse: puertas, paradas, calles, plazas. En una capa con varios tipos de geometría, las entidades de un tipo distinto del primero se omiten, con un estado.</translation>
    </message>
    <message>
      <source>What the camera looks for, above the ground: 1.6 m is a face, 0 the ground itself.</source>
      <translation>Lo que busca la cámara, sobre el suelo: 1,6 m es una cara, 0 el propio suelo.</translation>
    </message>
    <message>
      <source>What the status means for this camera; that the reach of a dome or a panning camera is potential.</source>
      <translation>Qué significa el estado para esta cámara; que el alcance de una cámara domo o giratoria es potencial.</translation>
    </message>
    <message>
      <source>What the status means for this walk.</source>
      <translation>Qué significa el estado para este recorrido.</translation>
    </message>
    <message>
      <source>What was ignored, or why the row is unusable.</source>
      <translation>Qué se ignoró, o por qué no se puede usar la fila.</translation>
    </message>
    <message>
      <source>When it was seen.</source>
      <translation>Cuándo se vio.</translation>
    </message>
    <message>
      <source>Where a camera looks, where it has no direction_deg of its own. Without either it sees all around. Has an effect only where the field of view is under 360 degrees.</source>
      <translation>Hacia dónde mira una cámara, cuando no tiene un direction_deg propio. Sin ninguno de los dos, ve todo alrededor. Solo tiene efecto cuando el campo de visión es menor de 360 grados.</translation>
    </message>
    <message>
      <source>Where it ends.</source>
      <translation>Dónde termina.</translation>
    </message>
    <message>
      <source>Where it looks, degrees clockwise from north.</source>
      <translation>Hacia dónde mira, en grados en sentido horario desde el norte.</translation>
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
      <source>Which origin goes with which destination: all pairs; row by row (the first with the first and so on); common field (those with equal values in the two fields below).</source>
      <translation>Qué origen va con qué destino: all pairs (todos los pares); row by row (fila a fila, el primero con el primero, etc.); common field (los que tienen valores iguales en los dos campos de abajo).</translation>
    </message>
    <message>
      <source>Which walk this is: shortest.</source>
      <translation>Qué recorrido es: shortest (el más corto).</translation>
    </message>
    <message>
      <source>Which walks to find for each pair.</source>
      <translation>Qué recorridos buscar para cada par.</translation>
    </message>
    <message>
      <source>Who is in view of which of {cameras} cameras ({condition}), {range}.</source>
      <translation>Quién está a la vista de cuáles de {cameras} cámaras ({condition}), {range}.</translation>
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
      <source>Why an area is unusable, or that its population is not a number.</source>
      <translation>Por qué no se puede usar un área, o que su población no es un número.</translation>
    </message>
    <message>
      <source>Why it cannot.</source>
      <translation>Por qué no se puede.</translation>
    </message>
    <message>
      <source>Width of the sensor (mm)</source>
      <translation>Anchura del sensor (mm)</translation>
    </message>
    <message>
      <source>Working coordinate system: {crs}</source>
      <translation>Sistema de coordenadas de trabajo: {crs}</translation>
    </message>
    <message>
      <source>a count that is no number of cameras</source>
      <translation>un recuento que no es un número de cámaras</translation>
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
      <source>all cameras</source>
      <translation>todas las cámaras</translation>
    </message>
    <message>
      <source>by their viewsheds</source>
      <translation>según sus cuencas visuales</translation>
    </message>
    <message>
      <source>cctv,isovist,visibility,line of sight,buildings</source>
      <translation>cctv,isovista,visibilidad,línea de visión,edificios</translation>
    </message>
    <message>
      <source>cctv,route,gpx,track,share</source>
      <translation>cctv,ruta,gpx,track,proporción</translation>
    </message>
    <message>
      <source>cctv,route,shortest path,network</source>
      <translation>cctv,ruta,camino más corto,red</translation>
    </message>
    <message>
      <source>cctv,surveillance,decode,osm,standard</source>
      <translation>cctv,vigilancia,decode,osm,estándar</translation>
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
      <source>decode counts: the per-intersection file of Decode Surveillance NYC; openstreetmap: columns named like OpenStreetMap's tags; other: the expressions below; auto: whichever fits the columns.</source>
      <translation>decode counts: el archivo por cruces de Decode Surveillance NYC; openstreetmap: columnas con nombres como las etiquetas de OpenStreetMap; other: las expresiones de abajo; auto: el que se ajuste a las columnas.</translation>
    </message>
    <message>
      <source>discs, buildings left out of account</source>
      <translation>discos, sin tener en cuenta los edificios</translation>
    </message>
    <message>
      <source>dome, bullet, fixed, panning or alpr; NULL where mixed or unknown.</source>
      <translation>dome, bullet, fixed, panning o alpr; NULL donde hay varios o se desconoce.</translation>
    </message>
    <message>
      <source>far from all else; check the coordinates</source>
      <translation>lejos de todo lo demás; compruebe las coordenadas</translation>
    </message>
    <message>
      <source>in view of no camera</source>
      <translation>a la vista de ninguna cámara</translation>
    </message>
    <message>
      <source>it is a folder</source>
      <translation>es una carpeta</translation>
    </message>
    <message>
      <source>it is empty</source>
      <translation>está vacía</translation>
    </message>
    <message>
      <source>known in “{layer}”</source>
      <translation>conocidas en “{layer}”</translation>
    </message>
    <message>
      <source>lens of {focal} mm on a sensor {sensor} mm and {pixels} pixels wide</source>
      <translation>lente de {focal} mm sobre un sensor de {sensor} mm y {pixels} píxeles de ancho</translation>
    </message>
    <message>
      <source>no camera there (count is 0)</source>
      <translation>no hay ninguna cámara (count es 0)</translation>
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
      <source>no residents</source>
      <translation>sin habitantes</translation>
    </message>
    <message>
      <source>none</source>
      <translation>ninguna</translation>
    </message>
    <message>
      <source>not chosen</source>
      <translation>sin elegir</translation>
    </message>
    <message>
      <source>off the raster of heights</source>
      <translation>fuera del ráster de alturas</translation>
    </message>
    <message>
      <source>ok, or unusable: the area has no geometry to measure.</source>
      <translation>ok, o unusable: el área no tiene geometría que medir.</translation>
    </message>
    <message>
      <source>ok, or unusable: the feature cannot be placed.</source>
      <translation>ok, o unusable: la entidad no se puede situar.</translation>
    </message>
    <message>
      <source>ok, or unusable: the line cannot be measured.</source>
      <translation>ok, o unusable: la línea no se puede medir.</translation>
    </message>
    <message>
      <source>ok; moved (to the nearest outside wall); inside building (farther in than allowed, no viewshed); unusable (no viewshed); nothing seen.</source>
      <translation>ok; moved (desplazada al muro exterior más cercano); inside building (más adentro de un edificio de lo permitido, sin cuenca visual); unusable (sin cuenca visual); nothing seen (no ve nada).</translation>
    </message>
    <message>
      <source>ok; no way (the streets do not lead there); too far (a place is farther from any street than allowed); unusable (a place without a usable point).</source>
      <translation>ok; no way (las calles no llevan hasta allí); too far (un lugar está más lejos de cualquier calle de lo permitido); unusable (un lugar sin un punto que se pueda usar).</translation>
    </message>
    <message>
      <source>ok; value ignored (a value could not be used and is unknown); unusable (not a place or not a number).</source>
      <translation>ok; value ignored (un valor no se pudo usar y se desconoce); unusable (no es un lugar o no es un número).</translation>
    </message>
    <message>
      <source>over the heights of “{layer}”{buildings}, lens at {lens} m unless known, target at {target} m</source>
      <translation>sobre las alturas de “{layer}”{buildings}, lente a {lens} m salvo que se sepa, lo observado a {target} m</translation>
    </message>
    <message>
      <source>partly unknown range</source>
      <translation>alcance en parte desconocido</translation>
    </message>
    <message>
      <source>private</source>
      <translation>privadas</translation>
    </message>
    <message>
      <source>private cameras</source>
      <translation>cámaras privadas</translation>
    </message>
    <message>
      <source>public</source>
      <translation>públicas</translation>
    </message>
    <message>
      <source>public / private</source>
      <translation>públicas / privadas</translation>
    </message>
    <message>
      <source>public cameras</source>
      <translation>cámaras públicas</translation>
    </message>
    <message>
      <source>public, private or unknown.</source>
      <translation>public, private o unknown (pública, privada o desconocida).</translation>
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
      <source>sectors cannot be understood</source>
      <translation>sectors no se puede interpretar</translation>
    </message>
    <message>
      <source>several points in one feature (use “Multipart to singleparts” first)</source>
      <translation>varios puntos en una entidad (use antes “Multiparte a monoparte”)</translation>
    </message>
    <message>
      <source>street, building or unknown.</source>
      <translation>street, building o unknown (calle, edificio o desconocido).</translation>
    </message>
    <message>
      <source>the camera is too high for “{level}” with this lens</source>
      <translation>la cámara está demasiado alta para “{level}” con esta lente</translation>
    </message>
    <message>
      <source>the folder does not exist</source>
      <translation>la carpeta no existe</translation>
    </message>
    <message>
      <source>the output refuses it</source>
      <translation>la salida la rechaza</translation>
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
      <source>the streets do not lead there</source>
      <translation>las calles no llevan hasta allí</translation>
    </message>
    <message>
      <source>there is no permission to write</source>
      <translation>no hay permiso de escritura</translation>
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
      <source>unknown range</source>
      <translation>alcance desconocido</translation>
    </message>
    <message>
      <source>walking at {speed} m/s</source>
      <translation>caminando a {speed} m/s</translation>
    </message>
    <message>
      <source>wrong type of geometry</source>
      <translation>tipo de geometría incorrecto</translation>
    </message>
    <message>
      <source>{areas} areas, {cameras} cameras ({inside} of them inside an area), {range}: {share} % of the ground in view.</source>
      <translation>{areas} áreas, {cameras} cámaras ({inside} de ellas dentro de un área), {range}: {share} % del suelo a la vista.</translation>
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
      <source>{columns} × {rows} cells of {cell} m</source>
      <translation>{columns} × {rows} celdas de {cell} m</translation>
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
      <source>{count} of {all} buildings have no height; {default} m is taken.</source>
      <translation>{count} de {all} edificios no tienen altura; se toma {default} m.</translation>
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
      <source>{count} rows of “{layer}” share a camera_id with one of another count or ownership; the first row holds.</source>
      <translation>{count} filas de “{layer}” comparten un camera_id con otra de distinto count u ownership; vale la primera fila.</translation>
    </message>
    <message>
      <source>{count} rows share their camera_id with another; # and a number was added, so that each counts.</source>
      <translation>{count} filas comparten su camera_id con otra; se añadió # y un número, para que cada una cuente.</translation>
    </message>
    <message>
      <source>{count} walks, {length} m together, {share} % in view, {range}.</source>
      <translation>{count} recorridos, {length} m en total, {share} % a la vista, {range}.</translation>
    </message>
    <message>
      <source>{features} features: {cameras} cameras at {sites} sites (public {public}, private {private}, unknown {unknown}). {without} sites without cameras were left out.</source>
      <translation>{features} entidades: {cameras} cámaras en {sites} sitios (públicas {public}, privadas {private}, desconocidas {unknown}). Se omitieron {without} sitios sin cámaras.</translation>
    </message>
    <message>
      <source>{label} cannot be used</source>
      <translation>{label} no se puede usar</translation>
    </message>
    <message>
      <source>{label}: no feature can be used.</source>
      <translation>{label}: ninguna entidad se puede usar.</translation>
    </message>
    <message>
      <source>{label}: no feature of the layer “{layer}” can be used: {reasons}.</source>
      <translation>{label}: ninguna entidad de la capa “{layer}” se puede usar: {reasons}.</translation>
    </message>
    <message>
      <source>{label}: pairs by a common field need it.</source>
      <translation>{label}: hace falta para formar pares por un campo común.</translation>
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
      <source>{label}: there is no field {unknown}. The layer has: {known}.</source>
      <translation>{label}: no hay ningún campo {unknown}. La capa tiene: {known}.</translation>
    </message>
    <message>
      <source>{label}: {condition} fails for {count} features, which are left out: {error}</source>
      <translation>{label}: {condition} falla para {count} entidades, que se omiten: {error}</translation>
    </message>
    <message>
      <source>{label}: {count} of {total} features of “{layer}” left out, {reason}.</source>
      <translation>{label}: se omiten {count} de {total} entidades de “{layer}”: {reason}.</translation>
    </message>
    <message>
      <source>{label}: {text} gives no building of “{layer}” a height.</source>
      <translation>{label}: {text} no da altura a ningún edificio de “{layer}”.</translation>
    </message>
    <message>
      <source>{length} m, {share} % in view of {cameras} cameras, {range}.</source>
      <translation>{length} m, {share} % a la vista de {cameras} cámaras, {range}.</translation>
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
      <source>{minutes} min {seconds} s</source>
      <translation>{minutes} min {seconds} s</translation>
    </message>
    <message>
      <source>{moved} m from the nearest outside wall.</source>
      <translation>{moved} m desde el muro exterior más cercano.</translation>
    </message>
    <message>
      <source>{name} cannot be written to {path}: {reason}. Choose another place.</source>
      <translation>{name} no se puede escribir en {path}: {reason}. Elija otro lugar.</translation>
    </message>
    <message>
      <source>{name} could not be written: {reason}</source>
      <translation>{name} no se pudo escribir: {reason}</translation>
    </message>
    <message>
      <source>{name} is {value}; it must be from {low} to {high}.</source>
      <translation>{name} es {value}; debe estar entre {low} y {high}.</translation>
    </message>
    <message>
      <source>{name}, for “other”</source>
      <translation>{name}, para “other”</translation>
    </message>
    <message>
      <source>{name}: {path} does not end in .tif; the raster is a GeoTIFF.</source>
      <translation>{name}: {path} no termina en .tif; el ráster es un GeoTIFF.</translation>
    </message>
    <message>
      <source>{name}: “{value}” is not a number.</source>
      <translation>{name}: “{value}” no es un número.</translation>
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
      <source>{odd} cameras of “{layer}” have a count that is no number; each is taken as 1.</source>
      <translation>{odd} cámaras de “{layer}” tienen un count que no es un número; cada una se toma como 1.</translation>
    </message>
    <message>
      <source>{origins} origins and {destinations} destinations: the rest has no partner.</source>
      <translation>{origins} orígenes y {destinations} destinos: los restantes no tienen pareja.</translation>
    </message>
    <message>
      <source>{pairs} pairs would take about {minutes} minutes; the limit is {limit}. Select fewer places, or pair them row by row or by a common field.</source>
      <translation>{pairs} pares tardarían unos {minutes} minutos; el límite es {limit}. Seleccione menos lugares, o forme los pares fila a fila o por un campo común.</translation>
    </message>
    <message>
      <source>{range} m range</source>
      <translation>alcance de {range} m</translation>
    </message>
    <message>
      <source>{range} range</source>
      <translation>alcance de {range}</translation>
    </message>
    <message>
      <source>{seconds} s</source>
      <translation>{seconds} s</translation>
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
      <source>{tool}…</source>
      <translation>{tool}…</translation>
    </message>
    <message>
      <source>{watched} of {count} features in view of at least one of {cameras} cameras, {range}.</source>
      <translation>{watched} de {count} entidades a la vista de al menos una de {cameras} cámaras, {range}.</translation>
    </message>
  </context>
</TS>
