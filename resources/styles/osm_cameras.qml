<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis styleCategories="Symbology|Labeling" labelsEnabled="1" version="3.22.16-Białowieża">
  <renderer-v2 forceraster="0" toleranceUnitScale="3x:0,0,0,0,0,0" toleranceUnit="MM" referencescale="-1" enableorderby="0" type="pointCluster" tolerance="3.2" symbollevels="0">
    <renderer-v2 forceraster="0" attr="if(&quot;kind&quot; = 'alpr', 'alpr', &quot;ownership&quot;)" referencescale="-1" enableorderby="0" type="categorizedSymbol" symbollevels="0">
      <categories>
        <category symbol="0" render="true" value="public" label="Public"/>
        <category symbol="1" render="true" value="private" label="Private"/>
        <category symbol="2" render="true" value="alpr" label="Number plates"/>
        <category symbol="3" render="true" value="" label="Owner unknown"/>
      </categories>
      <symbols>
        <symbol alpha="1" type="marker" name="0" clip_to_extent="1" force_rhr="0">
          <data_defined_properties>
            <Option type="Map">
              <Option type="QString" name="name" value=""/>
              <Option name="properties"/>
              <Option type="QString" name="type" value="collection"/>
            </Option>
          </data_defined_properties>
          <layer class="SimpleMarker" pass="0" enabled="1" locked="0">
            <Option type="Map">
              <Option type="QString" name="angle" value="0"/>
              <Option type="QString" name="cap_style" value="square"/>
              <Option type="QString" name="color" value="213,94,0,50"/>
              <Option type="QString" name="horizontal_anchor_point" value="1"/>
              <Option type="QString" name="joinstyle" value="bevel"/>
              <Option type="QString" name="name" value="circle"/>
              <Option type="QString" name="offset" value="0,0"/>
              <Option type="QString" name="offset_map_unit_scale" value="3x:0,0,0,0,0,0"/>
              <Option type="QString" name="offset_unit" value="MM"/>
              <Option type="QString" name="outline_color" value="213,94,0,220"/>
              <Option type="QString" name="outline_style" value="solid"/>
              <Option type="QString" name="outline_width" value="0.25"/>
              <Option type="QString" name="outline_width_map_unit_scale" value="3x:0,0,0,0,0,0"/>
              <Option type="QString" name="outline_width_unit" value="MM"/>
              <Option type="QString" name="scale_method" value="diameter"/>
              <Option type="QString" name="size" value="1"/>
              <Option type="QString" name="size_map_unit_scale" value="3x:0,0,0,0,0,0"/>
              <Option type="QString" name="size_unit" value="MM"/>
              <Option type="QString" name="vertical_anchor_point" value="1"/>
            </Option>
            <prop k="angle" v="0"/>
            <prop k="cap_style" v="square"/>
            <prop k="color" v="213,94,0,50"/>
            <prop k="horizontal_anchor_point" v="1"/>
            <prop k="joinstyle" v="bevel"/>
            <prop k="name" v="circle"/>
            <prop k="offset" v="0,0"/>
            <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0"/>
            <prop k="offset_unit" v="MM"/>
            <prop k="outline_color" v="213,94,0,220"/>
            <prop k="outline_style" v="solid"/>
            <prop k="outline_width" v="0.25"/>
            <prop k="outline_width_map_unit_scale" v="3x:0,0,0,0,0,0"/>
            <prop k="outline_width_unit" v="MM"/>
            <prop k="scale_method" v="diameter"/>
            <prop k="size" v="1"/>
            <prop k="size_map_unit_scale" v="3x:0,0,0,0,0,0"/>
            <prop k="size_unit" v="MM"/>
            <prop k="vertical_anchor_point" v="1"/>
            <data_defined_properties>
              <Option type="Map">
                <Option type="QString" name="name" value=""/>
                <Option type="Map" name="properties">
                  <Option type="Map" name="enabled">
                    <Option type="bool" name="active" value="true"/>
                    <Option type="QString" name="expression" value="coalesce(&quot;kind&quot;, '') IN ('dome', 'panning') AND &quot;direction_deg&quot; IS NULL AND &quot;sectors&quot; IS NULL"/>
                    <Option type="int" name="type" value="3"/>
                  </Option>
                  <Option type="Map" name="size">
                    <Option type="bool" name="active" value="true"/>
                    <Option type="QString" name="expression" value="if($id IS NULL, 0, 4.4)"/>
                    <Option type="int" name="type" value="3"/>
                  </Option>
                </Option>
                <Option type="QString" name="type" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
          <layer class="SimpleMarker" pass="0" enabled="1" locked="0">
            <Option type="Map">
              <Option type="QString" name="angle" value="0"/>
              <Option type="QString" name="cap_style" value="square"/>
              <Option type="QString" name="color" value="213,94,0,105"/>
              <Option type="QString" name="horizontal_anchor_point" value="1"/>
              <Option type="QString" name="joinstyle" value="bevel"/>
              <Option type="QString" name="name" value="circle"/>
              <Option type="QString" name="offset" value="0,0"/>
              <Option type="QString" name="offset_map_unit_scale" value="3x:0,0,0,0,0,0"/>
              <Option type="QString" name="offset_unit" value="MM"/>
              <Option type="QString" name="outline_color" value="213,94,0,200"/>
              <Option type="QString" name="outline_style" value="solid"/>
              <Option type="QString" name="outline_width" value="0.15"/>
              <Option type="QString" name="outline_width_map_unit_scale" value="3x:0,0,0,0,0,0"/>
              <Option type="QString" name="outline_width_unit" value="MM"/>
              <Option type="QString" name="scale_method" value="diameter"/>
              <Option type="QString" name="size" value="1"/>
              <Option type="QString" name="size_map_unit_scale" value="3x:0,0,0,0,0,0"/>
              <Option type="QString" name="size_unit" value="MM"/>
              <Option type="QString" name="vertical_anchor_point" value="1"/>
            </Option>
            <prop k="angle" v="0"/>
            <prop k="cap_style" v="square"/>
            <prop k="color" v="213,94,0,105"/>
            <prop k="horizontal_anchor_point" v="1"/>
            <prop k="joinstyle" v="bevel"/>
            <prop k="name" v="circle"/>
            <prop k="offset" v="0,0"/>
            <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0"/>
            <prop k="offset_unit" v="MM"/>
            <prop k="outline_color" v="213,94,0,200"/>
            <prop k="outline_style" v="solid"/>
            <prop k="outline_width" v="0.15"/>
            <prop k="outline_width_map_unit_scale" v="3x:0,0,0,0,0,0"/>
            <prop k="outline_width_unit" v="MM"/>
            <prop k="scale_method" v="diameter"/>
            <prop k="size" v="1"/>
            <prop k="size_map_unit_scale" v="3x:0,0,0,0,0,0"/>
            <prop k="size_unit" v="MM"/>
            <prop k="vertical_anchor_point" v="1"/>
            <data_defined_properties>
              <Option type="Map">
                <Option type="QString" name="name" value=""/>
                <Option type="Map" name="properties">
                  <Option type="Map" name="angle">
                    <Option type="bool" name="active" value="true"/>
                    <Option type="QString" name="expression" value="if(&quot;sectors&quot; IS NULL, &quot;direction_deg&quot;,&#xa;  to_real(string_to_array(string_to_array(&quot;sectors&quot;, ';')[2], '-')[0]) + if(&quot;sectors&quot; IS NULL, if(2 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[2], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))) / 2) + with_variable('width', if(&quot;sectors&quot; IS NULL, if(2 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[2], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))),&#xa;  CASE WHEN @width &lt;= 105 THEN 45 WHEN @width &lt;= 150 THEN 60 ELSE 0 END)"/>
                    <Option type="int" name="type" value="3"/>
                  </Option>
                  <Option type="Map" name="enabled">
                    <Option type="bool" name="active" value="true"/>
                    <Option type="QString" name="expression" value="if(&quot;sectors&quot; IS NULL, if(2 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[2], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))) IS NOT NULL"/>
                    <Option type="int" name="type" value="3"/>
                  </Option>
                  <Option type="Map" name="name">
                    <Option type="bool" name="active" value="true"/>
                    <Option type="QString" name="expression" value="with_variable('width', if(&quot;sectors&quot; IS NULL, if(2 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[2], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))), CASE WHEN @width &lt;= 105 THEN 'quarter_circle'&#xa;  WHEN @width &lt;= 150 THEN 'third_circle' WHEN @width &lt;= 270 THEN 'semi_circle' ELSE 'circle' END)"/>
                    <Option type="int" name="type" value="3"/>
                  </Option>
                  <Option type="Map" name="size">
                    <Option type="bool" name="active" value="true"/>
                    <Option type="QString" name="expression" value="if($id IS NULL, 0, 9)"/>
                    <Option type="int" name="type" value="3"/>
                  </Option>
                </Option>
                <Option type="QString" name="type" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
          <layer class="SimpleMarker" pass="0" enabled="1" locked="0">
            <Option type="Map">
              <Option type="QString" name="angle" value="0"/>
              <Option type="QString" name="cap_style" value="square"/>
              <Option type="QString" name="color" value="213,94,0,105"/>
              <Option type="QString" name="horizontal_anchor_point" value="1"/>
              <Option type="QString" name="joinstyle" value="bevel"/>
              <Option type="QString" name="name" value="circle"/>
              <Option type="QString" name="offset" value="0,0"/>
              <Option type="QString" name="offset_map_unit_scale" value="3x:0,0,0,0,0,0"/>
              <Option type="QString" name="offset_unit" value="MM"/>
              <Option type="QString" name="outline_color" value="213,94,0,200"/>
              <Option type="QString" name="outline_style" value="solid"/>
              <Option type="QString" name="outline_width" value="0.15"/>
              <Option type="QString" name="outline_width_map_unit_scale" value="3x:0,0,0,0,0,0"/>
              <Option type="QString" name="outline_width_unit" value="MM"/>
              <Option type="QString" name="scale_method" value="diameter"/>
              <Option type="QString" name="size" value="1"/>
              <Option type="QString" name="size_map_unit_scale" value="3x:0,0,0,0,0,0"/>
              <Option type="QString" name="size_unit" value="MM"/>
              <Option type="QString" name="vertical_anchor_point" value="1"/>
            </Option>
            <prop k="angle" v="0"/>
            <prop k="cap_style" v="square"/>
            <prop k="color" v="213,94,0,105"/>
            <prop k="horizontal_anchor_point" v="1"/>
            <prop k="joinstyle" v="bevel"/>
            <prop k="name" v="circle"/>
            <prop k="offset" v="0,0"/>
            <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0"/>
            <prop k="offset_unit" v="MM"/>
            <prop k="outline_color" v="213,94,0,200"/>
            <prop k="outline_style" v="solid"/>
            <prop k="outline_width" v="0.15"/>
            <prop k="outline_width_map_unit_scale" v="3x:0,0,0,0,0,0"/>
            <prop k="outline_width_unit" v="MM"/>
            <prop k="scale_method" v="diameter"/>
            <prop k="size" v="1"/>
            <prop k="size_map_unit_scale" v="3x:0,0,0,0,0,0"/>
            <prop k="size_unit" v="MM"/>
            <prop k="vertical_anchor_point" v="1"/>
            <data_defined_properties>
              <Option type="Map">
                <Option type="QString" name="name" value=""/>
                <Option type="Map" name="properties">
                  <Option type="Map" name="angle">
                    <Option type="bool" name="active" value="true"/>
                    <Option type="QString" name="expression" value="if(&quot;sectors&quot; IS NULL, &quot;direction_deg&quot;,&#xa;  to_real(string_to_array(string_to_array(&quot;sectors&quot;, ';')[1], '-')[0]) + if(&quot;sectors&quot; IS NULL, if(1 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[1], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))) / 2) + with_variable('width', if(&quot;sectors&quot; IS NULL, if(1 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[1], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))),&#xa;  CASE WHEN @width &lt;= 105 THEN 45 WHEN @width &lt;= 150 THEN 60 ELSE 0 END)"/>
                    <Option type="int" name="type" value="3"/>
                  </Option>
                  <Option type="Map" name="enabled">
                    <Option type="bool" name="active" value="true"/>
                    <Option type="QString" name="expression" value="if(&quot;sectors&quot; IS NULL, if(1 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[1], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))) IS NOT NULL"/>
                    <Option type="int" name="type" value="3"/>
                  </Option>
                  <Option type="Map" name="name">
                    <Option type="bool" name="active" value="true"/>
                    <Option type="QString" name="expression" value="with_variable('width', if(&quot;sectors&quot; IS NULL, if(1 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[1], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))), CASE WHEN @width &lt;= 105 THEN 'quarter_circle'&#xa;  WHEN @width &lt;= 150 THEN 'third_circle' WHEN @width &lt;= 270 THEN 'semi_circle' ELSE 'circle' END)"/>
                    <Option type="int" name="type" value="3"/>
                  </Option>
                  <Option type="Map" name="size">
                    <Option type="bool" name="active" value="true"/>
                    <Option type="QString" name="expression" value="if($id IS NULL, 0, 9)"/>
                    <Option type="int" name="type" value="3"/>
                  </Option>
                </Option>
                <Option type="QString" name="type" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
          <layer class="SimpleMarker" pass="0" enabled="1" locked="0">
            <Option type="Map">
              <Option type="QString" name="angle" value="0"/>
              <Option type="QString" name="cap_style" value="square"/>
              <Option type="QString" name="color" value="213,94,0,105"/>
              <Option type="QString" name="horizontal_anchor_point" value="1"/>
              <Option type="QString" name="joinstyle" value="bevel"/>
              <Option type="QString" name="name" value="circle"/>
              <Option type="QString" name="offset" value="0,0"/>
              <Option type="QString" name="offset_map_unit_scale" value="3x:0,0,0,0,0,0"/>
              <Option type="QString" name="offset_unit" value="MM"/>
              <Option type="QString" name="outline_color" value="213,94,0,200"/>
              <Option type="QString" name="outline_style" value="solid"/>
              <Option type="QString" name="outline_width" value="0.15"/>
              <Option type="QString" name="outline_width_map_unit_scale" value="3x:0,0,0,0,0,0"/>
              <Option type="QString" name="outline_width_unit" value="MM"/>
              <Option type="QString" name="scale_method" value="diameter"/>
              <Option type="QString" name="size" value="1"/>
              <Option type="QString" name="size_map_unit_scale" value="3x:0,0,0,0,0,0"/>
              <Option type="QString" name="size_unit" value="MM"/>
              <Option type="QString" name="vertical_anchor_point" value="1"/>
            </Option>
            <prop k="angle" v="0"/>
            <prop k="cap_style" v="square"/>
            <prop k="color" v="213,94,0,105"/>
            <prop k="horizontal_anchor_point" v="1"/>
            <prop k="joinstyle" v="bevel"/>
            <prop k="name" v="circle"/>
            <prop k="offset" v="0,0"/>
            <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0"/>
            <prop k="offset_unit" v="MM"/>
            <prop k="outline_color" v="213,94,0,200"/>
            <prop k="outline_style" v="solid"/>
            <prop k="outline_width" v="0.15"/>
            <prop k="outline_width_map_unit_scale" v="3x:0,0,0,0,0,0"/>
            <prop k="outline_width_unit" v="MM"/>
            <prop k="scale_method" v="diameter"/>
            <prop k="size" v="1"/>
            <prop k="size_map_unit_scale" v="3x:0,0,0,0,0,0"/>
            <prop k="size_unit" v="MM"/>
            <prop k="vertical_anchor_point" v="1"/>
            <data_defined_properties>
              <Option type="Map">
                <Option type="QString" name="name" value=""/>
                <Option type="Map" name="properties">
                  <Option type="Map" name="angle">
                    <Option type="bool" name="active" value="true"/>
                    <Option type="QString" name="expression" value="if(&quot;sectors&quot; IS NULL, &quot;direction_deg&quot;,&#xa;  to_real(string_to_array(string_to_array(&quot;sectors&quot;, ';')[0], '-')[0]) + if(&quot;sectors&quot; IS NULL, if(0 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[0], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))) / 2) + with_variable('width', if(&quot;sectors&quot; IS NULL, if(0 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[0], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))),&#xa;  CASE WHEN @width &lt;= 105 THEN 45 WHEN @width &lt;= 150 THEN 60 ELSE 0 END)"/>
                    <Option type="int" name="type" value="3"/>
                  </Option>
                  <Option type="Map" name="enabled">
                    <Option type="bool" name="active" value="true"/>
                    <Option type="QString" name="expression" value="if(&quot;sectors&quot; IS NULL, if(0 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[0], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))) IS NOT NULL"/>
                    <Option type="int" name="type" value="3"/>
                  </Option>
                  <Option type="Map" name="name">
                    <Option type="bool" name="active" value="true"/>
                    <Option type="QString" name="expression" value="with_variable('width', if(&quot;sectors&quot; IS NULL, if(0 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[0], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))), CASE WHEN @width &lt;= 105 THEN 'quarter_circle'&#xa;  WHEN @width &lt;= 150 THEN 'third_circle' WHEN @width &lt;= 270 THEN 'semi_circle' ELSE 'circle' END)"/>
                    <Option type="int" name="type" value="3"/>
                  </Option>
                  <Option type="Map" name="size">
                    <Option type="bool" name="active" value="true"/>
                    <Option type="QString" name="expression" value="if($id IS NULL, 0, 9)"/>
                    <Option type="int" name="type" value="3"/>
                  </Option>
                </Option>
                <Option type="QString" name="type" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
          <layer class="SimpleMarker" pass="0" enabled="1" locked="0">
            <Option type="Map">
              <Option type="QString" name="angle" value="0"/>
              <Option type="QString" name="cap_style" value="square"/>
              <Option type="QString" name="color" value="213,94,0,255"/>
              <Option type="QString" name="horizontal_anchor_point" value="1"/>
              <Option type="QString" name="joinstyle" value="bevel"/>
              <Option type="QString" name="name" value="circle"/>
              <Option type="QString" name="offset" value="0,0"/>
              <Option type="QString" name="offset_map_unit_scale" value="3x:0,0,0,0,0,0"/>
              <Option type="QString" name="offset_unit" value="MM"/>
              <Option type="QString" name="outline_color" value="255,255,255,255"/>
              <Option type="QString" name="outline_style" value="solid"/>
              <Option type="QString" name="outline_width" value="0.35"/>
              <Option type="QString" name="outline_width_map_unit_scale" value="3x:0,0,0,0,0,0"/>
              <Option type="QString" name="outline_width_unit" value="MM"/>
              <Option type="QString" name="scale_method" value="diameter"/>
              <Option type="QString" name="size" value="2.6"/>
              <Option type="QString" name="size_map_unit_scale" value="3x:0,0,0,0,0,0"/>
              <Option type="QString" name="size_unit" value="MM"/>
              <Option type="QString" name="vertical_anchor_point" value="1"/>
            </Option>
            <prop k="angle" v="0"/>
            <prop k="cap_style" v="square"/>
            <prop k="color" v="213,94,0,255"/>
            <prop k="horizontal_anchor_point" v="1"/>
            <prop k="joinstyle" v="bevel"/>
            <prop k="name" v="circle"/>
            <prop k="offset" v="0,0"/>
            <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0"/>
            <prop k="offset_unit" v="MM"/>
            <prop k="outline_color" v="255,255,255,255"/>
            <prop k="outline_style" v="solid"/>
            <prop k="outline_width" v="0.35"/>
            <prop k="outline_width_map_unit_scale" v="3x:0,0,0,0,0,0"/>
            <prop k="outline_width_unit" v="MM"/>
            <prop k="scale_method" v="diameter"/>
            <prop k="size" v="2.6"/>
            <prop k="size_map_unit_scale" v="3x:0,0,0,0,0,0"/>
            <prop k="size_unit" v="MM"/>
            <prop k="vertical_anchor_point" v="1"/>
            <data_defined_properties>
              <Option type="Map">
                <Option type="QString" name="name" value=""/>
                <Option type="Map" name="properties">
                  <Option type="Map" name="name">
                    <Option type="bool" name="active" value="true"/>
                    <Option type="QString" name="expression" value="CASE WHEN &quot;kind&quot; IN ('fixed', 'bullet') THEN 'square' WHEN &quot;kind&quot; = 'panning' THEN 'diamond'&#xa;  WHEN &quot;kind&quot; = 'alpr' THEN 'hexagon' ELSE 'circle' END"/>
                    <Option type="int" name="type" value="3"/>
                  </Option>
                </Option>
                <Option type="QString" name="type" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
        </symbol>
        <symbol alpha="1" type="marker" name="1" clip_to_extent="1" force_rhr="0">
          <data_defined_properties>
            <Option type="Map">
              <Option type="QString" name="name" value=""/>
              <Option name="properties"/>
              <Option type="QString" name="type" value="collection"/>
            </Option>
          </data_defined_properties>
          <layer class="SimpleMarker" pass="0" enabled="1" locked="0">
            <Option type="Map">
              <Option type="QString" name="angle" value="0"/>
              <Option type="QString" name="cap_style" value="square"/>
              <Option type="QString" name="color" value="0,114,178,50"/>
              <Option type="QString" name="horizontal_anchor_point" value="1"/>
              <Option type="QString" name="joinstyle" value="bevel"/>
              <Option type="QString" name="name" value="circle"/>
              <Option type="QString" name="offset" value="0,0"/>
              <Option type="QString" name="offset_map_unit_scale" value="3x:0,0,0,0,0,0"/>
              <Option type="QString" name="offset_unit" value="MM"/>
              <Option type="QString" name="outline_color" value="0,114,178,220"/>
              <Option type="QString" name="outline_style" value="solid"/>
              <Option type="QString" name="outline_width" value="0.25"/>
              <Option type="QString" name="outline_width_map_unit_scale" value="3x:0,0,0,0,0,0"/>
              <Option type="QString" name="outline_width_unit" value="MM"/>
              <Option type="QString" name="scale_method" value="diameter"/>
              <Option type="QString" name="size" value="1"/>
              <Option type="QString" name="size_map_unit_scale" value="3x:0,0,0,0,0,0"/>
              <Option type="QString" name="size_unit" value="MM"/>
              <Option type="QString" name="vertical_anchor_point" value="1"/>
            </Option>
            <prop k="angle" v="0"/>
            <prop k="cap_style" v="square"/>
            <prop k="color" v="0,114,178,50"/>
            <prop k="horizontal_anchor_point" v="1"/>
            <prop k="joinstyle" v="bevel"/>
            <prop k="name" v="circle"/>
            <prop k="offset" v="0,0"/>
            <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0"/>
            <prop k="offset_unit" v="MM"/>
            <prop k="outline_color" v="0,114,178,220"/>
            <prop k="outline_style" v="solid"/>
            <prop k="outline_width" v="0.25"/>
            <prop k="outline_width_map_unit_scale" v="3x:0,0,0,0,0,0"/>
            <prop k="outline_width_unit" v="MM"/>
            <prop k="scale_method" v="diameter"/>
            <prop k="size" v="1"/>
            <prop k="size_map_unit_scale" v="3x:0,0,0,0,0,0"/>
            <prop k="size_unit" v="MM"/>
            <prop k="vertical_anchor_point" v="1"/>
            <data_defined_properties>
              <Option type="Map">
                <Option type="QString" name="name" value=""/>
                <Option type="Map" name="properties">
                  <Option type="Map" name="enabled">
                    <Option type="bool" name="active" value="true"/>
                    <Option type="QString" name="expression" value="coalesce(&quot;kind&quot;, '') IN ('dome', 'panning') AND &quot;direction_deg&quot; IS NULL AND &quot;sectors&quot; IS NULL"/>
                    <Option type="int" name="type" value="3"/>
                  </Option>
                  <Option type="Map" name="size">
                    <Option type="bool" name="active" value="true"/>
                    <Option type="QString" name="expression" value="if($id IS NULL, 0, 4.4)"/>
                    <Option type="int" name="type" value="3"/>
                  </Option>
                </Option>
                <Option type="QString" name="type" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
          <layer class="SimpleMarker" pass="0" enabled="1" locked="0">
            <Option type="Map">
              <Option type="QString" name="angle" value="0"/>
              <Option type="QString" name="cap_style" value="square"/>
              <Option type="QString" name="color" value="0,114,178,105"/>
              <Option type="QString" name="horizontal_anchor_point" value="1"/>
              <Option type="QString" name="joinstyle" value="bevel"/>
              <Option type="QString" name="name" value="circle"/>
              <Option type="QString" name="offset" value="0,0"/>
              <Option type="QString" name="offset_map_unit_scale" value="3x:0,0,0,0,0,0"/>
              <Option type="QString" name="offset_unit" value="MM"/>
              <Option type="QString" name="outline_color" value="0,114,178,200"/>
              <Option type="QString" name="outline_style" value="solid"/>
              <Option type="QString" name="outline_width" value="0.15"/>
              <Option type="QString" name="outline_width_map_unit_scale" value="3x:0,0,0,0,0,0"/>
              <Option type="QString" name="outline_width_unit" value="MM"/>
              <Option type="QString" name="scale_method" value="diameter"/>
              <Option type="QString" name="size" value="1"/>
              <Option type="QString" name="size_map_unit_scale" value="3x:0,0,0,0,0,0"/>
              <Option type="QString" name="size_unit" value="MM"/>
              <Option type="QString" name="vertical_anchor_point" value="1"/>
            </Option>
            <prop k="angle" v="0"/>
            <prop k="cap_style" v="square"/>
            <prop k="color" v="0,114,178,105"/>
            <prop k="horizontal_anchor_point" v="1"/>
            <prop k="joinstyle" v="bevel"/>
            <prop k="name" v="circle"/>
            <prop k="offset" v="0,0"/>
            <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0"/>
            <prop k="offset_unit" v="MM"/>
            <prop k="outline_color" v="0,114,178,200"/>
            <prop k="outline_style" v="solid"/>
            <prop k="outline_width" v="0.15"/>
            <prop k="outline_width_map_unit_scale" v="3x:0,0,0,0,0,0"/>
            <prop k="outline_width_unit" v="MM"/>
            <prop k="scale_method" v="diameter"/>
            <prop k="size" v="1"/>
            <prop k="size_map_unit_scale" v="3x:0,0,0,0,0,0"/>
            <prop k="size_unit" v="MM"/>
            <prop k="vertical_anchor_point" v="1"/>
            <data_defined_properties>
              <Option type="Map">
                <Option type="QString" name="name" value=""/>
                <Option type="Map" name="properties">
                  <Option type="Map" name="angle">
                    <Option type="bool" name="active" value="true"/>
                    <Option type="QString" name="expression" value="if(&quot;sectors&quot; IS NULL, &quot;direction_deg&quot;,&#xa;  to_real(string_to_array(string_to_array(&quot;sectors&quot;, ';')[2], '-')[0]) + if(&quot;sectors&quot; IS NULL, if(2 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[2], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))) / 2) + with_variable('width', if(&quot;sectors&quot; IS NULL, if(2 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[2], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))),&#xa;  CASE WHEN @width &lt;= 105 THEN 45 WHEN @width &lt;= 150 THEN 60 ELSE 0 END)"/>
                    <Option type="int" name="type" value="3"/>
                  </Option>
                  <Option type="Map" name="enabled">
                    <Option type="bool" name="active" value="true"/>
                    <Option type="QString" name="expression" value="if(&quot;sectors&quot; IS NULL, if(2 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[2], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))) IS NOT NULL"/>
                    <Option type="int" name="type" value="3"/>
                  </Option>
                  <Option type="Map" name="name">
                    <Option type="bool" name="active" value="true"/>
                    <Option type="QString" name="expression" value="with_variable('width', if(&quot;sectors&quot; IS NULL, if(2 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[2], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))), CASE WHEN @width &lt;= 105 THEN 'quarter_circle'&#xa;  WHEN @width &lt;= 150 THEN 'third_circle' WHEN @width &lt;= 270 THEN 'semi_circle' ELSE 'circle' END)"/>
                    <Option type="int" name="type" value="3"/>
                  </Option>
                  <Option type="Map" name="size">
                    <Option type="bool" name="active" value="true"/>
                    <Option type="QString" name="expression" value="if($id IS NULL, 0, 9)"/>
                    <Option type="int" name="type" value="3"/>
                  </Option>
                </Option>
                <Option type="QString" name="type" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
          <layer class="SimpleMarker" pass="0" enabled="1" locked="0">
            <Option type="Map">
              <Option type="QString" name="angle" value="0"/>
              <Option type="QString" name="cap_style" value="square"/>
              <Option type="QString" name="color" value="0,114,178,105"/>
              <Option type="QString" name="horizontal_anchor_point" value="1"/>
              <Option type="QString" name="joinstyle" value="bevel"/>
              <Option type="QString" name="name" value="circle"/>
              <Option type="QString" name="offset" value="0,0"/>
              <Option type="QString" name="offset_map_unit_scale" value="3x:0,0,0,0,0,0"/>
              <Option type="QString" name="offset_unit" value="MM"/>
              <Option type="QString" name="outline_color" value="0,114,178,200"/>
              <Option type="QString" name="outline_style" value="solid"/>
              <Option type="QString" name="outline_width" value="0.15"/>
              <Option type="QString" name="outline_width_map_unit_scale" value="3x:0,0,0,0,0,0"/>
              <Option type="QString" name="outline_width_unit" value="MM"/>
              <Option type="QString" name="scale_method" value="diameter"/>
              <Option type="QString" name="size" value="1"/>
              <Option type="QString" name="size_map_unit_scale" value="3x:0,0,0,0,0,0"/>
              <Option type="QString" name="size_unit" value="MM"/>
              <Option type="QString" name="vertical_anchor_point" value="1"/>
            </Option>
            <prop k="angle" v="0"/>
            <prop k="cap_style" v="square"/>
            <prop k="color" v="0,114,178,105"/>
            <prop k="horizontal_anchor_point" v="1"/>
            <prop k="joinstyle" v="bevel"/>
            <prop k="name" v="circle"/>
            <prop k="offset" v="0,0"/>
            <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0"/>
            <prop k="offset_unit" v="MM"/>
            <prop k="outline_color" v="0,114,178,200"/>
            <prop k="outline_style" v="solid"/>
            <prop k="outline_width" v="0.15"/>
            <prop k="outline_width_map_unit_scale" v="3x:0,0,0,0,0,0"/>
            <prop k="outline_width_unit" v="MM"/>
            <prop k="scale_method" v="diameter"/>
            <prop k="size" v="1"/>
            <prop k="size_map_unit_scale" v="3x:0,0,0,0,0,0"/>
            <prop k="size_unit" v="MM"/>
            <prop k="vertical_anchor_point" v="1"/>
            <data_defined_properties>
              <Option type="Map">
                <Option type="QString" name="name" value=""/>
                <Option type="Map" name="properties">
                  <Option type="Map" name="angle">
                    <Option type="bool" name="active" value="true"/>
                    <Option type="QString" name="expression" value="if(&quot;sectors&quot; IS NULL, &quot;direction_deg&quot;,&#xa;  to_real(string_to_array(string_to_array(&quot;sectors&quot;, ';')[1], '-')[0]) + if(&quot;sectors&quot; IS NULL, if(1 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[1], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))) / 2) + with_variable('width', if(&quot;sectors&quot; IS NULL, if(1 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[1], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))),&#xa;  CASE WHEN @width &lt;= 105 THEN 45 WHEN @width &lt;= 150 THEN 60 ELSE 0 END)"/>
                    <Option type="int" name="type" value="3"/>
                  </Option>
                  <Option type="Map" name="enabled">
                    <Option type="bool" name="active" value="true"/>
                    <Option type="QString" name="expression" value="if(&quot;sectors&quot; IS NULL, if(1 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[1], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))) IS NOT NULL"/>
                    <Option type="int" name="type" value="3"/>
                  </Option>
                  <Option type="Map" name="name">
                    <Option type="bool" name="active" value="true"/>
                    <Option type="QString" name="expression" value="with_variable('width', if(&quot;sectors&quot; IS NULL, if(1 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[1], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))), CASE WHEN @width &lt;= 105 THEN 'quarter_circle'&#xa;  WHEN @width &lt;= 150 THEN 'third_circle' WHEN @width &lt;= 270 THEN 'semi_circle' ELSE 'circle' END)"/>
                    <Option type="int" name="type" value="3"/>
                  </Option>
                  <Option type="Map" name="size">
                    <Option type="bool" name="active" value="true"/>
                    <Option type="QString" name="expression" value="if($id IS NULL, 0, 9)"/>
                    <Option type="int" name="type" value="3"/>
                  </Option>
                </Option>
                <Option type="QString" name="type" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
          <layer class="SimpleMarker" pass="0" enabled="1" locked="0">
            <Option type="Map">
              <Option type="QString" name="angle" value="0"/>
              <Option type="QString" name="cap_style" value="square"/>
              <Option type="QString" name="color" value="0,114,178,105"/>
              <Option type="QString" name="horizontal_anchor_point" value="1"/>
              <Option type="QString" name="joinstyle" value="bevel"/>
              <Option type="QString" name="name" value="circle"/>
              <Option type="QString" name="offset" value="0,0"/>
              <Option type="QString" name="offset_map_unit_scale" value="3x:0,0,0,0,0,0"/>
              <Option type="QString" name="offset_unit" value="MM"/>
              <Option type="QString" name="outline_color" value="0,114,178,200"/>
              <Option type="QString" name="outline_style" value="solid"/>
              <Option type="QString" name="outline_width" value="0.15"/>
              <Option type="QString" name="outline_width_map_unit_scale" value="3x:0,0,0,0,0,0"/>
              <Option type="QString" name="outline_width_unit" value="MM"/>
              <Option type="QString" name="scale_method" value="diameter"/>
              <Option type="QString" name="size" value="1"/>
              <Option type="QString" name="size_map_unit_scale" value="3x:0,0,0,0,0,0"/>
              <Option type="QString" name="size_unit" value="MM"/>
              <Option type="QString" name="vertical_anchor_point" value="1"/>
            </Option>
            <prop k="angle" v="0"/>
            <prop k="cap_style" v="square"/>
            <prop k="color" v="0,114,178,105"/>
            <prop k="horizontal_anchor_point" v="1"/>
            <prop k="joinstyle" v="bevel"/>
            <prop k="name" v="circle"/>
            <prop k="offset" v="0,0"/>
            <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0"/>
            <prop k="offset_unit" v="MM"/>
            <prop k="outline_color" v="0,114,178,200"/>
            <prop k="outline_style" v="solid"/>
            <prop k="outline_width" v="0.15"/>
            <prop k="outline_width_map_unit_scale" v="3x:0,0,0,0,0,0"/>
            <prop k="outline_width_unit" v="MM"/>
            <prop k="scale_method" v="diameter"/>
            <prop k="size" v="1"/>
            <prop k="size_map_unit_scale" v="3x:0,0,0,0,0,0"/>
            <prop k="size_unit" v="MM"/>
            <prop k="vertical_anchor_point" v="1"/>
            <data_defined_properties>
              <Option type="Map">
                <Option type="QString" name="name" value=""/>
                <Option type="Map" name="properties">
                  <Option type="Map" name="angle">
                    <Option type="bool" name="active" value="true"/>
                    <Option type="QString" name="expression" value="if(&quot;sectors&quot; IS NULL, &quot;direction_deg&quot;,&#xa;  to_real(string_to_array(string_to_array(&quot;sectors&quot;, ';')[0], '-')[0]) + if(&quot;sectors&quot; IS NULL, if(0 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[0], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))) / 2) + with_variable('width', if(&quot;sectors&quot; IS NULL, if(0 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[0], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))),&#xa;  CASE WHEN @width &lt;= 105 THEN 45 WHEN @width &lt;= 150 THEN 60 ELSE 0 END)"/>
                    <Option type="int" name="type" value="3"/>
                  </Option>
                  <Option type="Map" name="enabled">
                    <Option type="bool" name="active" value="true"/>
                    <Option type="QString" name="expression" value="if(&quot;sectors&quot; IS NULL, if(0 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[0], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))) IS NOT NULL"/>
                    <Option type="int" name="type" value="3"/>
                  </Option>
                  <Option type="Map" name="name">
                    <Option type="bool" name="active" value="true"/>
                    <Option type="QString" name="expression" value="with_variable('width', if(&quot;sectors&quot; IS NULL, if(0 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[0], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))), CASE WHEN @width &lt;= 105 THEN 'quarter_circle'&#xa;  WHEN @width &lt;= 150 THEN 'third_circle' WHEN @width &lt;= 270 THEN 'semi_circle' ELSE 'circle' END)"/>
                    <Option type="int" name="type" value="3"/>
                  </Option>
                  <Option type="Map" name="size">
                    <Option type="bool" name="active" value="true"/>
                    <Option type="QString" name="expression" value="if($id IS NULL, 0, 9)"/>
                    <Option type="int" name="type" value="3"/>
                  </Option>
                </Option>
                <Option type="QString" name="type" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
          <layer class="SimpleMarker" pass="0" enabled="1" locked="0">
            <Option type="Map">
              <Option type="QString" name="angle" value="0"/>
              <Option type="QString" name="cap_style" value="square"/>
              <Option type="QString" name="color" value="0,114,178,255"/>
              <Option type="QString" name="horizontal_anchor_point" value="1"/>
              <Option type="QString" name="joinstyle" value="bevel"/>
              <Option type="QString" name="name" value="circle"/>
              <Option type="QString" name="offset" value="0,0"/>
              <Option type="QString" name="offset_map_unit_scale" value="3x:0,0,0,0,0,0"/>
              <Option type="QString" name="offset_unit" value="MM"/>
              <Option type="QString" name="outline_color" value="255,255,255,255"/>
              <Option type="QString" name="outline_style" value="solid"/>
              <Option type="QString" name="outline_width" value="0.35"/>
              <Option type="QString" name="outline_width_map_unit_scale" value="3x:0,0,0,0,0,0"/>
              <Option type="QString" name="outline_width_unit" value="MM"/>
              <Option type="QString" name="scale_method" value="diameter"/>
              <Option type="QString" name="size" value="2.6"/>
              <Option type="QString" name="size_map_unit_scale" value="3x:0,0,0,0,0,0"/>
              <Option type="QString" name="size_unit" value="MM"/>
              <Option type="QString" name="vertical_anchor_point" value="1"/>
            </Option>
            <prop k="angle" v="0"/>
            <prop k="cap_style" v="square"/>
            <prop k="color" v="0,114,178,255"/>
            <prop k="horizontal_anchor_point" v="1"/>
            <prop k="joinstyle" v="bevel"/>
            <prop k="name" v="circle"/>
            <prop k="offset" v="0,0"/>
            <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0"/>
            <prop k="offset_unit" v="MM"/>
            <prop k="outline_color" v="255,255,255,255"/>
            <prop k="outline_style" v="solid"/>
            <prop k="outline_width" v="0.35"/>
            <prop k="outline_width_map_unit_scale" v="3x:0,0,0,0,0,0"/>
            <prop k="outline_width_unit" v="MM"/>
            <prop k="scale_method" v="diameter"/>
            <prop k="size" v="2.6"/>
            <prop k="size_map_unit_scale" v="3x:0,0,0,0,0,0"/>
            <prop k="size_unit" v="MM"/>
            <prop k="vertical_anchor_point" v="1"/>
            <data_defined_properties>
              <Option type="Map">
                <Option type="QString" name="name" value=""/>
                <Option type="Map" name="properties">
                  <Option type="Map" name="name">
                    <Option type="bool" name="active" value="true"/>
                    <Option type="QString" name="expression" value="CASE WHEN &quot;kind&quot; IN ('fixed', 'bullet') THEN 'square' WHEN &quot;kind&quot; = 'panning' THEN 'diamond'&#xa;  WHEN &quot;kind&quot; = 'alpr' THEN 'hexagon' ELSE 'circle' END"/>
                    <Option type="int" name="type" value="3"/>
                  </Option>
                </Option>
                <Option type="QString" name="type" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
        </symbol>
        <symbol alpha="1" type="marker" name="2" clip_to_extent="1" force_rhr="0">
          <data_defined_properties>
            <Option type="Map">
              <Option type="QString" name="name" value=""/>
              <Option name="properties"/>
              <Option type="QString" name="type" value="collection"/>
            </Option>
          </data_defined_properties>
          <layer class="SimpleMarker" pass="0" enabled="1" locked="0">
            <Option type="Map">
              <Option type="QString" name="angle" value="0"/>
              <Option type="QString" name="cap_style" value="square"/>
              <Option type="QString" name="color" value="106,50,150,50"/>
              <Option type="QString" name="horizontal_anchor_point" value="1"/>
              <Option type="QString" name="joinstyle" value="bevel"/>
              <Option type="QString" name="name" value="circle"/>
              <Option type="QString" name="offset" value="0,0"/>
              <Option type="QString" name="offset_map_unit_scale" value="3x:0,0,0,0,0,0"/>
              <Option type="QString" name="offset_unit" value="MM"/>
              <Option type="QString" name="outline_color" value="106,50,150,220"/>
              <Option type="QString" name="outline_style" value="solid"/>
              <Option type="QString" name="outline_width" value="0.25"/>
              <Option type="QString" name="outline_width_map_unit_scale" value="3x:0,0,0,0,0,0"/>
              <Option type="QString" name="outline_width_unit" value="MM"/>
              <Option type="QString" name="scale_method" value="diameter"/>
              <Option type="QString" name="size" value="1"/>
              <Option type="QString" name="size_map_unit_scale" value="3x:0,0,0,0,0,0"/>
              <Option type="QString" name="size_unit" value="MM"/>
              <Option type="QString" name="vertical_anchor_point" value="1"/>
            </Option>
            <prop k="angle" v="0"/>
            <prop k="cap_style" v="square"/>
            <prop k="color" v="106,50,150,50"/>
            <prop k="horizontal_anchor_point" v="1"/>
            <prop k="joinstyle" v="bevel"/>
            <prop k="name" v="circle"/>
            <prop k="offset" v="0,0"/>
            <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0"/>
            <prop k="offset_unit" v="MM"/>
            <prop k="outline_color" v="106,50,150,220"/>
            <prop k="outline_style" v="solid"/>
            <prop k="outline_width" v="0.25"/>
            <prop k="outline_width_map_unit_scale" v="3x:0,0,0,0,0,0"/>
            <prop k="outline_width_unit" v="MM"/>
            <prop k="scale_method" v="diameter"/>
            <prop k="size" v="1"/>
            <prop k="size_map_unit_scale" v="3x:0,0,0,0,0,0"/>
            <prop k="size_unit" v="MM"/>
            <prop k="vertical_anchor_point" v="1"/>
            <data_defined_properties>
              <Option type="Map">
                <Option type="QString" name="name" value=""/>
                <Option type="Map" name="properties">
                  <Option type="Map" name="enabled">
                    <Option type="bool" name="active" value="true"/>
                    <Option type="QString" name="expression" value="coalesce(&quot;kind&quot;, '') IN ('dome', 'panning') AND &quot;direction_deg&quot; IS NULL AND &quot;sectors&quot; IS NULL"/>
                    <Option type="int" name="type" value="3"/>
                  </Option>
                  <Option type="Map" name="size">
                    <Option type="bool" name="active" value="true"/>
                    <Option type="QString" name="expression" value="if($id IS NULL, 0, 4.4)"/>
                    <Option type="int" name="type" value="3"/>
                  </Option>
                </Option>
                <Option type="QString" name="type" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
          <layer class="SimpleMarker" pass="0" enabled="1" locked="0">
            <Option type="Map">
              <Option type="QString" name="angle" value="0"/>
              <Option type="QString" name="cap_style" value="square"/>
              <Option type="QString" name="color" value="106,50,150,105"/>
              <Option type="QString" name="horizontal_anchor_point" value="1"/>
              <Option type="QString" name="joinstyle" value="bevel"/>
              <Option type="QString" name="name" value="circle"/>
              <Option type="QString" name="offset" value="0,0"/>
              <Option type="QString" name="offset_map_unit_scale" value="3x:0,0,0,0,0,0"/>
              <Option type="QString" name="offset_unit" value="MM"/>
              <Option type="QString" name="outline_color" value="106,50,150,200"/>
              <Option type="QString" name="outline_style" value="solid"/>
              <Option type="QString" name="outline_width" value="0.15"/>
              <Option type="QString" name="outline_width_map_unit_scale" value="3x:0,0,0,0,0,0"/>
              <Option type="QString" name="outline_width_unit" value="MM"/>
              <Option type="QString" name="scale_method" value="diameter"/>
              <Option type="QString" name="size" value="1"/>
              <Option type="QString" name="size_map_unit_scale" value="3x:0,0,0,0,0,0"/>
              <Option type="QString" name="size_unit" value="MM"/>
              <Option type="QString" name="vertical_anchor_point" value="1"/>
            </Option>
            <prop k="angle" v="0"/>
            <prop k="cap_style" v="square"/>
            <prop k="color" v="106,50,150,105"/>
            <prop k="horizontal_anchor_point" v="1"/>
            <prop k="joinstyle" v="bevel"/>
            <prop k="name" v="circle"/>
            <prop k="offset" v="0,0"/>
            <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0"/>
            <prop k="offset_unit" v="MM"/>
            <prop k="outline_color" v="106,50,150,200"/>
            <prop k="outline_style" v="solid"/>
            <prop k="outline_width" v="0.15"/>
            <prop k="outline_width_map_unit_scale" v="3x:0,0,0,0,0,0"/>
            <prop k="outline_width_unit" v="MM"/>
            <prop k="scale_method" v="diameter"/>
            <prop k="size" v="1"/>
            <prop k="size_map_unit_scale" v="3x:0,0,0,0,0,0"/>
            <prop k="size_unit" v="MM"/>
            <prop k="vertical_anchor_point" v="1"/>
            <data_defined_properties>
              <Option type="Map">
                <Option type="QString" name="name" value=""/>
                <Option type="Map" name="properties">
                  <Option type="Map" name="angle">
                    <Option type="bool" name="active" value="true"/>
                    <Option type="QString" name="expression" value="if(&quot;sectors&quot; IS NULL, &quot;direction_deg&quot;,&#xa;  to_real(string_to_array(string_to_array(&quot;sectors&quot;, ';')[2], '-')[0]) + if(&quot;sectors&quot; IS NULL, if(2 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[2], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))) / 2) + with_variable('width', if(&quot;sectors&quot; IS NULL, if(2 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[2], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))),&#xa;  CASE WHEN @width &lt;= 105 THEN 45 WHEN @width &lt;= 150 THEN 60 ELSE 0 END)"/>
                    <Option type="int" name="type" value="3"/>
                  </Option>
                  <Option type="Map" name="enabled">
                    <Option type="bool" name="active" value="true"/>
                    <Option type="QString" name="expression" value="if(&quot;sectors&quot; IS NULL, if(2 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[2], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))) IS NOT NULL"/>
                    <Option type="int" name="type" value="3"/>
                  </Option>
                  <Option type="Map" name="name">
                    <Option type="bool" name="active" value="true"/>
                    <Option type="QString" name="expression" value="with_variable('width', if(&quot;sectors&quot; IS NULL, if(2 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[2], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))), CASE WHEN @width &lt;= 105 THEN 'quarter_circle'&#xa;  WHEN @width &lt;= 150 THEN 'third_circle' WHEN @width &lt;= 270 THEN 'semi_circle' ELSE 'circle' END)"/>
                    <Option type="int" name="type" value="3"/>
                  </Option>
                  <Option type="Map" name="size">
                    <Option type="bool" name="active" value="true"/>
                    <Option type="QString" name="expression" value="if($id IS NULL, 0, 9)"/>
                    <Option type="int" name="type" value="3"/>
                  </Option>
                </Option>
                <Option type="QString" name="type" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
          <layer class="SimpleMarker" pass="0" enabled="1" locked="0">
            <Option type="Map">
              <Option type="QString" name="angle" value="0"/>
              <Option type="QString" name="cap_style" value="square"/>
              <Option type="QString" name="color" value="106,50,150,105"/>
              <Option type="QString" name="horizontal_anchor_point" value="1"/>
              <Option type="QString" name="joinstyle" value="bevel"/>
              <Option type="QString" name="name" value="circle"/>
              <Option type="QString" name="offset" value="0,0"/>
              <Option type="QString" name="offset_map_unit_scale" value="3x:0,0,0,0,0,0"/>
              <Option type="QString" name="offset_unit" value="MM"/>
              <Option type="QString" name="outline_color" value="106,50,150,200"/>
              <Option type="QString" name="outline_style" value="solid"/>
              <Option type="QString" name="outline_width" value="0.15"/>
              <Option type="QString" name="outline_width_map_unit_scale" value="3x:0,0,0,0,0,0"/>
              <Option type="QString" name="outline_width_unit" value="MM"/>
              <Option type="QString" name="scale_method" value="diameter"/>
              <Option type="QString" name="size" value="1"/>
              <Option type="QString" name="size_map_unit_scale" value="3x:0,0,0,0,0,0"/>
              <Option type="QString" name="size_unit" value="MM"/>
              <Option type="QString" name="vertical_anchor_point" value="1"/>
            </Option>
            <prop k="angle" v="0"/>
            <prop k="cap_style" v="square"/>
            <prop k="color" v="106,50,150,105"/>
            <prop k="horizontal_anchor_point" v="1"/>
            <prop k="joinstyle" v="bevel"/>
            <prop k="name" v="circle"/>
            <prop k="offset" v="0,0"/>
            <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0"/>
            <prop k="offset_unit" v="MM"/>
            <prop k="outline_color" v="106,50,150,200"/>
            <prop k="outline_style" v="solid"/>
            <prop k="outline_width" v="0.15"/>
            <prop k="outline_width_map_unit_scale" v="3x:0,0,0,0,0,0"/>
            <prop k="outline_width_unit" v="MM"/>
            <prop k="scale_method" v="diameter"/>
            <prop k="size" v="1"/>
            <prop k="size_map_unit_scale" v="3x:0,0,0,0,0,0"/>
            <prop k="size_unit" v="MM"/>
            <prop k="vertical_anchor_point" v="1"/>
            <data_defined_properties>
              <Option type="Map">
                <Option type="QString" name="name" value=""/>
                <Option type="Map" name="properties">
                  <Option type="Map" name="angle">
                    <Option type="bool" name="active" value="true"/>
                    <Option type="QString" name="expression" value="if(&quot;sectors&quot; IS NULL, &quot;direction_deg&quot;,&#xa;  to_real(string_to_array(string_to_array(&quot;sectors&quot;, ';')[1], '-')[0]) + if(&quot;sectors&quot; IS NULL, if(1 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[1], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))) / 2) + with_variable('width', if(&quot;sectors&quot; IS NULL, if(1 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[1], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))),&#xa;  CASE WHEN @width &lt;= 105 THEN 45 WHEN @width &lt;= 150 THEN 60 ELSE 0 END)"/>
                    <Option type="int" name="type" value="3"/>
                  </Option>
                  <Option type="Map" name="enabled">
                    <Option type="bool" name="active" value="true"/>
                    <Option type="QString" name="expression" value="if(&quot;sectors&quot; IS NULL, if(1 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[1], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))) IS NOT NULL"/>
                    <Option type="int" name="type" value="3"/>
                  </Option>
                  <Option type="Map" name="name">
                    <Option type="bool" name="active" value="true"/>
                    <Option type="QString" name="expression" value="with_variable('width', if(&quot;sectors&quot; IS NULL, if(1 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[1], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))), CASE WHEN @width &lt;= 105 THEN 'quarter_circle'&#xa;  WHEN @width &lt;= 150 THEN 'third_circle' WHEN @width &lt;= 270 THEN 'semi_circle' ELSE 'circle' END)"/>
                    <Option type="int" name="type" value="3"/>
                  </Option>
                  <Option type="Map" name="size">
                    <Option type="bool" name="active" value="true"/>
                    <Option type="QString" name="expression" value="if($id IS NULL, 0, 9)"/>
                    <Option type="int" name="type" value="3"/>
                  </Option>
                </Option>
                <Option type="QString" name="type" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
          <layer class="SimpleMarker" pass="0" enabled="1" locked="0">
            <Option type="Map">
              <Option type="QString" name="angle" value="0"/>
              <Option type="QString" name="cap_style" value="square"/>
              <Option type="QString" name="color" value="106,50,150,105"/>
              <Option type="QString" name="horizontal_anchor_point" value="1"/>
              <Option type="QString" name="joinstyle" value="bevel"/>
              <Option type="QString" name="name" value="circle"/>
              <Option type="QString" name="offset" value="0,0"/>
              <Option type="QString" name="offset_map_unit_scale" value="3x:0,0,0,0,0,0"/>
              <Option type="QString" name="offset_unit" value="MM"/>
              <Option type="QString" name="outline_color" value="106,50,150,200"/>
              <Option type="QString" name="outline_style" value="solid"/>
              <Option type="QString" name="outline_width" value="0.15"/>
              <Option type="QString" name="outline_width_map_unit_scale" value="3x:0,0,0,0,0,0"/>
              <Option type="QString" name="outline_width_unit" value="MM"/>
              <Option type="QString" name="scale_method" value="diameter"/>
              <Option type="QString" name="size" value="1"/>
              <Option type="QString" name="size_map_unit_scale" value="3x:0,0,0,0,0,0"/>
              <Option type="QString" name="size_unit" value="MM"/>
              <Option type="QString" name="vertical_anchor_point" value="1"/>
            </Option>
            <prop k="angle" v="0"/>
            <prop k="cap_style" v="square"/>
            <prop k="color" v="106,50,150,105"/>
            <prop k="horizontal_anchor_point" v="1"/>
            <prop k="joinstyle" v="bevel"/>
            <prop k="name" v="circle"/>
            <prop k="offset" v="0,0"/>
            <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0"/>
            <prop k="offset_unit" v="MM"/>
            <prop k="outline_color" v="106,50,150,200"/>
            <prop k="outline_style" v="solid"/>
            <prop k="outline_width" v="0.15"/>
            <prop k="outline_width_map_unit_scale" v="3x:0,0,0,0,0,0"/>
            <prop k="outline_width_unit" v="MM"/>
            <prop k="scale_method" v="diameter"/>
            <prop k="size" v="1"/>
            <prop k="size_map_unit_scale" v="3x:0,0,0,0,0,0"/>
            <prop k="size_unit" v="MM"/>
            <prop k="vertical_anchor_point" v="1"/>
            <data_defined_properties>
              <Option type="Map">
                <Option type="QString" name="name" value=""/>
                <Option type="Map" name="properties">
                  <Option type="Map" name="angle">
                    <Option type="bool" name="active" value="true"/>
                    <Option type="QString" name="expression" value="if(&quot;sectors&quot; IS NULL, &quot;direction_deg&quot;,&#xa;  to_real(string_to_array(string_to_array(&quot;sectors&quot;, ';')[0], '-')[0]) + if(&quot;sectors&quot; IS NULL, if(0 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[0], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))) / 2) + with_variable('width', if(&quot;sectors&quot; IS NULL, if(0 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[0], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))),&#xa;  CASE WHEN @width &lt;= 105 THEN 45 WHEN @width &lt;= 150 THEN 60 ELSE 0 END)"/>
                    <Option type="int" name="type" value="3"/>
                  </Option>
                  <Option type="Map" name="enabled">
                    <Option type="bool" name="active" value="true"/>
                    <Option type="QString" name="expression" value="if(&quot;sectors&quot; IS NULL, if(0 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[0], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))) IS NOT NULL"/>
                    <Option type="int" name="type" value="3"/>
                  </Option>
                  <Option type="Map" name="name">
                    <Option type="bool" name="active" value="true"/>
                    <Option type="QString" name="expression" value="with_variable('width', if(&quot;sectors&quot; IS NULL, if(0 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[0], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))), CASE WHEN @width &lt;= 105 THEN 'quarter_circle'&#xa;  WHEN @width &lt;= 150 THEN 'third_circle' WHEN @width &lt;= 270 THEN 'semi_circle' ELSE 'circle' END)"/>
                    <Option type="int" name="type" value="3"/>
                  </Option>
                  <Option type="Map" name="size">
                    <Option type="bool" name="active" value="true"/>
                    <Option type="QString" name="expression" value="if($id IS NULL, 0, 9)"/>
                    <Option type="int" name="type" value="3"/>
                  </Option>
                </Option>
                <Option type="QString" name="type" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
          <layer class="SimpleMarker" pass="0" enabled="1" locked="0">
            <Option type="Map">
              <Option type="QString" name="angle" value="0"/>
              <Option type="QString" name="cap_style" value="square"/>
              <Option type="QString" name="color" value="106,50,150,255"/>
              <Option type="QString" name="horizontal_anchor_point" value="1"/>
              <Option type="QString" name="joinstyle" value="bevel"/>
              <Option type="QString" name="name" value="circle"/>
              <Option type="QString" name="offset" value="0,0"/>
              <Option type="QString" name="offset_map_unit_scale" value="3x:0,0,0,0,0,0"/>
              <Option type="QString" name="offset_unit" value="MM"/>
              <Option type="QString" name="outline_color" value="255,255,255,255"/>
              <Option type="QString" name="outline_style" value="solid"/>
              <Option type="QString" name="outline_width" value="0.35"/>
              <Option type="QString" name="outline_width_map_unit_scale" value="3x:0,0,0,0,0,0"/>
              <Option type="QString" name="outline_width_unit" value="MM"/>
              <Option type="QString" name="scale_method" value="diameter"/>
              <Option type="QString" name="size" value="2.6"/>
              <Option type="QString" name="size_map_unit_scale" value="3x:0,0,0,0,0,0"/>
              <Option type="QString" name="size_unit" value="MM"/>
              <Option type="QString" name="vertical_anchor_point" value="1"/>
            </Option>
            <prop k="angle" v="0"/>
            <prop k="cap_style" v="square"/>
            <prop k="color" v="106,50,150,255"/>
            <prop k="horizontal_anchor_point" v="1"/>
            <prop k="joinstyle" v="bevel"/>
            <prop k="name" v="circle"/>
            <prop k="offset" v="0,0"/>
            <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0"/>
            <prop k="offset_unit" v="MM"/>
            <prop k="outline_color" v="255,255,255,255"/>
            <prop k="outline_style" v="solid"/>
            <prop k="outline_width" v="0.35"/>
            <prop k="outline_width_map_unit_scale" v="3x:0,0,0,0,0,0"/>
            <prop k="outline_width_unit" v="MM"/>
            <prop k="scale_method" v="diameter"/>
            <prop k="size" v="2.6"/>
            <prop k="size_map_unit_scale" v="3x:0,0,0,0,0,0"/>
            <prop k="size_unit" v="MM"/>
            <prop k="vertical_anchor_point" v="1"/>
            <data_defined_properties>
              <Option type="Map">
                <Option type="QString" name="name" value=""/>
                <Option type="Map" name="properties">
                  <Option type="Map" name="name">
                    <Option type="bool" name="active" value="true"/>
                    <Option type="QString" name="expression" value="CASE WHEN &quot;kind&quot; IN ('fixed', 'bullet') THEN 'square' WHEN &quot;kind&quot; = 'panning' THEN 'diamond'&#xa;  WHEN &quot;kind&quot; = 'alpr' THEN 'hexagon' ELSE 'circle' END"/>
                    <Option type="int" name="type" value="3"/>
                  </Option>
                </Option>
                <Option type="QString" name="type" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
        </symbol>
        <symbol alpha="1" type="marker" name="3" clip_to_extent="1" force_rhr="0">
          <data_defined_properties>
            <Option type="Map">
              <Option type="QString" name="name" value=""/>
              <Option name="properties"/>
              <Option type="QString" name="type" value="collection"/>
            </Option>
          </data_defined_properties>
          <layer class="SimpleMarker" pass="0" enabled="1" locked="0">
            <Option type="Map">
              <Option type="QString" name="angle" value="0"/>
              <Option type="QString" name="cap_style" value="square"/>
              <Option type="QString" name="color" value="105,105,105,50"/>
              <Option type="QString" name="horizontal_anchor_point" value="1"/>
              <Option type="QString" name="joinstyle" value="bevel"/>
              <Option type="QString" name="name" value="circle"/>
              <Option type="QString" name="offset" value="0,0"/>
              <Option type="QString" name="offset_map_unit_scale" value="3x:0,0,0,0,0,0"/>
              <Option type="QString" name="offset_unit" value="MM"/>
              <Option type="QString" name="outline_color" value="105,105,105,220"/>
              <Option type="QString" name="outline_style" value="solid"/>
              <Option type="QString" name="outline_width" value="0.25"/>
              <Option type="QString" name="outline_width_map_unit_scale" value="3x:0,0,0,0,0,0"/>
              <Option type="QString" name="outline_width_unit" value="MM"/>
              <Option type="QString" name="scale_method" value="diameter"/>
              <Option type="QString" name="size" value="1"/>
              <Option type="QString" name="size_map_unit_scale" value="3x:0,0,0,0,0,0"/>
              <Option type="QString" name="size_unit" value="MM"/>
              <Option type="QString" name="vertical_anchor_point" value="1"/>
            </Option>
            <prop k="angle" v="0"/>
            <prop k="cap_style" v="square"/>
            <prop k="color" v="105,105,105,50"/>
            <prop k="horizontal_anchor_point" v="1"/>
            <prop k="joinstyle" v="bevel"/>
            <prop k="name" v="circle"/>
            <prop k="offset" v="0,0"/>
            <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0"/>
            <prop k="offset_unit" v="MM"/>
            <prop k="outline_color" v="105,105,105,220"/>
            <prop k="outline_style" v="solid"/>
            <prop k="outline_width" v="0.25"/>
            <prop k="outline_width_map_unit_scale" v="3x:0,0,0,0,0,0"/>
            <prop k="outline_width_unit" v="MM"/>
            <prop k="scale_method" v="diameter"/>
            <prop k="size" v="1"/>
            <prop k="size_map_unit_scale" v="3x:0,0,0,0,0,0"/>
            <prop k="size_unit" v="MM"/>
            <prop k="vertical_anchor_point" v="1"/>
            <data_defined_properties>
              <Option type="Map">
                <Option type="QString" name="name" value=""/>
                <Option type="Map" name="properties">
                  <Option type="Map" name="enabled">
                    <Option type="bool" name="active" value="true"/>
                    <Option type="QString" name="expression" value="coalesce(&quot;kind&quot;, '') IN ('dome', 'panning') AND &quot;direction_deg&quot; IS NULL AND &quot;sectors&quot; IS NULL"/>
                    <Option type="int" name="type" value="3"/>
                  </Option>
                  <Option type="Map" name="size">
                    <Option type="bool" name="active" value="true"/>
                    <Option type="QString" name="expression" value="if($id IS NULL, 0, 4.4)"/>
                    <Option type="int" name="type" value="3"/>
                  </Option>
                </Option>
                <Option type="QString" name="type" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
          <layer class="SimpleMarker" pass="0" enabled="1" locked="0">
            <Option type="Map">
              <Option type="QString" name="angle" value="0"/>
              <Option type="QString" name="cap_style" value="square"/>
              <Option type="QString" name="color" value="105,105,105,105"/>
              <Option type="QString" name="horizontal_anchor_point" value="1"/>
              <Option type="QString" name="joinstyle" value="bevel"/>
              <Option type="QString" name="name" value="circle"/>
              <Option type="QString" name="offset" value="0,0"/>
              <Option type="QString" name="offset_map_unit_scale" value="3x:0,0,0,0,0,0"/>
              <Option type="QString" name="offset_unit" value="MM"/>
              <Option type="QString" name="outline_color" value="105,105,105,200"/>
              <Option type="QString" name="outline_style" value="solid"/>
              <Option type="QString" name="outline_width" value="0.15"/>
              <Option type="QString" name="outline_width_map_unit_scale" value="3x:0,0,0,0,0,0"/>
              <Option type="QString" name="outline_width_unit" value="MM"/>
              <Option type="QString" name="scale_method" value="diameter"/>
              <Option type="QString" name="size" value="1"/>
              <Option type="QString" name="size_map_unit_scale" value="3x:0,0,0,0,0,0"/>
              <Option type="QString" name="size_unit" value="MM"/>
              <Option type="QString" name="vertical_anchor_point" value="1"/>
            </Option>
            <prop k="angle" v="0"/>
            <prop k="cap_style" v="square"/>
            <prop k="color" v="105,105,105,105"/>
            <prop k="horizontal_anchor_point" v="1"/>
            <prop k="joinstyle" v="bevel"/>
            <prop k="name" v="circle"/>
            <prop k="offset" v="0,0"/>
            <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0"/>
            <prop k="offset_unit" v="MM"/>
            <prop k="outline_color" v="105,105,105,200"/>
            <prop k="outline_style" v="solid"/>
            <prop k="outline_width" v="0.15"/>
            <prop k="outline_width_map_unit_scale" v="3x:0,0,0,0,0,0"/>
            <prop k="outline_width_unit" v="MM"/>
            <prop k="scale_method" v="diameter"/>
            <prop k="size" v="1"/>
            <prop k="size_map_unit_scale" v="3x:0,0,0,0,0,0"/>
            <prop k="size_unit" v="MM"/>
            <prop k="vertical_anchor_point" v="1"/>
            <data_defined_properties>
              <Option type="Map">
                <Option type="QString" name="name" value=""/>
                <Option type="Map" name="properties">
                  <Option type="Map" name="angle">
                    <Option type="bool" name="active" value="true"/>
                    <Option type="QString" name="expression" value="if(&quot;sectors&quot; IS NULL, &quot;direction_deg&quot;,&#xa;  to_real(string_to_array(string_to_array(&quot;sectors&quot;, ';')[2], '-')[0]) + if(&quot;sectors&quot; IS NULL, if(2 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[2], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))) / 2) + with_variable('width', if(&quot;sectors&quot; IS NULL, if(2 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[2], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))),&#xa;  CASE WHEN @width &lt;= 105 THEN 45 WHEN @width &lt;= 150 THEN 60 ELSE 0 END)"/>
                    <Option type="int" name="type" value="3"/>
                  </Option>
                  <Option type="Map" name="enabled">
                    <Option type="bool" name="active" value="true"/>
                    <Option type="QString" name="expression" value="if(&quot;sectors&quot; IS NULL, if(2 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[2], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))) IS NOT NULL"/>
                    <Option type="int" name="type" value="3"/>
                  </Option>
                  <Option type="Map" name="name">
                    <Option type="bool" name="active" value="true"/>
                    <Option type="QString" name="expression" value="with_variable('width', if(&quot;sectors&quot; IS NULL, if(2 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[2], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))), CASE WHEN @width &lt;= 105 THEN 'quarter_circle'&#xa;  WHEN @width &lt;= 150 THEN 'third_circle' WHEN @width &lt;= 270 THEN 'semi_circle' ELSE 'circle' END)"/>
                    <Option type="int" name="type" value="3"/>
                  </Option>
                  <Option type="Map" name="size">
                    <Option type="bool" name="active" value="true"/>
                    <Option type="QString" name="expression" value="if($id IS NULL, 0, 9)"/>
                    <Option type="int" name="type" value="3"/>
                  </Option>
                </Option>
                <Option type="QString" name="type" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
          <layer class="SimpleMarker" pass="0" enabled="1" locked="0">
            <Option type="Map">
              <Option type="QString" name="angle" value="0"/>
              <Option type="QString" name="cap_style" value="square"/>
              <Option type="QString" name="color" value="105,105,105,105"/>
              <Option type="QString" name="horizontal_anchor_point" value="1"/>
              <Option type="QString" name="joinstyle" value="bevel"/>
              <Option type="QString" name="name" value="circle"/>
              <Option type="QString" name="offset" value="0,0"/>
              <Option type="QString" name="offset_map_unit_scale" value="3x:0,0,0,0,0,0"/>
              <Option type="QString" name="offset_unit" value="MM"/>
              <Option type="QString" name="outline_color" value="105,105,105,200"/>
              <Option type="QString" name="outline_style" value="solid"/>
              <Option type="QString" name="outline_width" value="0.15"/>
              <Option type="QString" name="outline_width_map_unit_scale" value="3x:0,0,0,0,0,0"/>
              <Option type="QString" name="outline_width_unit" value="MM"/>
              <Option type="QString" name="scale_method" value="diameter"/>
              <Option type="QString" name="size" value="1"/>
              <Option type="QString" name="size_map_unit_scale" value="3x:0,0,0,0,0,0"/>
              <Option type="QString" name="size_unit" value="MM"/>
              <Option type="QString" name="vertical_anchor_point" value="1"/>
            </Option>
            <prop k="angle" v="0"/>
            <prop k="cap_style" v="square"/>
            <prop k="color" v="105,105,105,105"/>
            <prop k="horizontal_anchor_point" v="1"/>
            <prop k="joinstyle" v="bevel"/>
            <prop k="name" v="circle"/>
            <prop k="offset" v="0,0"/>
            <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0"/>
            <prop k="offset_unit" v="MM"/>
            <prop k="outline_color" v="105,105,105,200"/>
            <prop k="outline_style" v="solid"/>
            <prop k="outline_width" v="0.15"/>
            <prop k="outline_width_map_unit_scale" v="3x:0,0,0,0,0,0"/>
            <prop k="outline_width_unit" v="MM"/>
            <prop k="scale_method" v="diameter"/>
            <prop k="size" v="1"/>
            <prop k="size_map_unit_scale" v="3x:0,0,0,0,0,0"/>
            <prop k="size_unit" v="MM"/>
            <prop k="vertical_anchor_point" v="1"/>
            <data_defined_properties>
              <Option type="Map">
                <Option type="QString" name="name" value=""/>
                <Option type="Map" name="properties">
                  <Option type="Map" name="angle">
                    <Option type="bool" name="active" value="true"/>
                    <Option type="QString" name="expression" value="if(&quot;sectors&quot; IS NULL, &quot;direction_deg&quot;,&#xa;  to_real(string_to_array(string_to_array(&quot;sectors&quot;, ';')[1], '-')[0]) + if(&quot;sectors&quot; IS NULL, if(1 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[1], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))) / 2) + with_variable('width', if(&quot;sectors&quot; IS NULL, if(1 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[1], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))),&#xa;  CASE WHEN @width &lt;= 105 THEN 45 WHEN @width &lt;= 150 THEN 60 ELSE 0 END)"/>
                    <Option type="int" name="type" value="3"/>
                  </Option>
                  <Option type="Map" name="enabled">
                    <Option type="bool" name="active" value="true"/>
                    <Option type="QString" name="expression" value="if(&quot;sectors&quot; IS NULL, if(1 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[1], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))) IS NOT NULL"/>
                    <Option type="int" name="type" value="3"/>
                  </Option>
                  <Option type="Map" name="name">
                    <Option type="bool" name="active" value="true"/>
                    <Option type="QString" name="expression" value="with_variable('width', if(&quot;sectors&quot; IS NULL, if(1 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[1], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))), CASE WHEN @width &lt;= 105 THEN 'quarter_circle'&#xa;  WHEN @width &lt;= 150 THEN 'third_circle' WHEN @width &lt;= 270 THEN 'semi_circle' ELSE 'circle' END)"/>
                    <Option type="int" name="type" value="3"/>
                  </Option>
                  <Option type="Map" name="size">
                    <Option type="bool" name="active" value="true"/>
                    <Option type="QString" name="expression" value="if($id IS NULL, 0, 9)"/>
                    <Option type="int" name="type" value="3"/>
                  </Option>
                </Option>
                <Option type="QString" name="type" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
          <layer class="SimpleMarker" pass="0" enabled="1" locked="0">
            <Option type="Map">
              <Option type="QString" name="angle" value="0"/>
              <Option type="QString" name="cap_style" value="square"/>
              <Option type="QString" name="color" value="105,105,105,105"/>
              <Option type="QString" name="horizontal_anchor_point" value="1"/>
              <Option type="QString" name="joinstyle" value="bevel"/>
              <Option type="QString" name="name" value="circle"/>
              <Option type="QString" name="offset" value="0,0"/>
              <Option type="QString" name="offset_map_unit_scale" value="3x:0,0,0,0,0,0"/>
              <Option type="QString" name="offset_unit" value="MM"/>
              <Option type="QString" name="outline_color" value="105,105,105,200"/>
              <Option type="QString" name="outline_style" value="solid"/>
              <Option type="QString" name="outline_width" value="0.15"/>
              <Option type="QString" name="outline_width_map_unit_scale" value="3x:0,0,0,0,0,0"/>
              <Option type="QString" name="outline_width_unit" value="MM"/>
              <Option type="QString" name="scale_method" value="diameter"/>
              <Option type="QString" name="size" value="1"/>
              <Option type="QString" name="size_map_unit_scale" value="3x:0,0,0,0,0,0"/>
              <Option type="QString" name="size_unit" value="MM"/>
              <Option type="QString" name="vertical_anchor_point" value="1"/>
            </Option>
            <prop k="angle" v="0"/>
            <prop k="cap_style" v="square"/>
            <prop k="color" v="105,105,105,105"/>
            <prop k="horizontal_anchor_point" v="1"/>
            <prop k="joinstyle" v="bevel"/>
            <prop k="name" v="circle"/>
            <prop k="offset" v="0,0"/>
            <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0"/>
            <prop k="offset_unit" v="MM"/>
            <prop k="outline_color" v="105,105,105,200"/>
            <prop k="outline_style" v="solid"/>
            <prop k="outline_width" v="0.15"/>
            <prop k="outline_width_map_unit_scale" v="3x:0,0,0,0,0,0"/>
            <prop k="outline_width_unit" v="MM"/>
            <prop k="scale_method" v="diameter"/>
            <prop k="size" v="1"/>
            <prop k="size_map_unit_scale" v="3x:0,0,0,0,0,0"/>
            <prop k="size_unit" v="MM"/>
            <prop k="vertical_anchor_point" v="1"/>
            <data_defined_properties>
              <Option type="Map">
                <Option type="QString" name="name" value=""/>
                <Option type="Map" name="properties">
                  <Option type="Map" name="angle">
                    <Option type="bool" name="active" value="true"/>
                    <Option type="QString" name="expression" value="if(&quot;sectors&quot; IS NULL, &quot;direction_deg&quot;,&#xa;  to_real(string_to_array(string_to_array(&quot;sectors&quot;, ';')[0], '-')[0]) + if(&quot;sectors&quot; IS NULL, if(0 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[0], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))) / 2) + with_variable('width', if(&quot;sectors&quot; IS NULL, if(0 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[0], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))),&#xa;  CASE WHEN @width &lt;= 105 THEN 45 WHEN @width &lt;= 150 THEN 60 ELSE 0 END)"/>
                    <Option type="int" name="type" value="3"/>
                  </Option>
                  <Option type="Map" name="enabled">
                    <Option type="bool" name="active" value="true"/>
                    <Option type="QString" name="expression" value="if(&quot;sectors&quot; IS NULL, if(0 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[0], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))) IS NOT NULL"/>
                    <Option type="int" name="type" value="3"/>
                  </Option>
                  <Option type="Map" name="name">
                    <Option type="bool" name="active" value="true"/>
                    <Option type="QString" name="expression" value="with_variable('width', if(&quot;sectors&quot; IS NULL, if(0 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[0], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))), CASE WHEN @width &lt;= 105 THEN 'quarter_circle'&#xa;  WHEN @width &lt;= 150 THEN 'third_circle' WHEN @width &lt;= 270 THEN 'semi_circle' ELSE 'circle' END)"/>
                    <Option type="int" name="type" value="3"/>
                  </Option>
                  <Option type="Map" name="size">
                    <Option type="bool" name="active" value="true"/>
                    <Option type="QString" name="expression" value="if($id IS NULL, 0, 9)"/>
                    <Option type="int" name="type" value="3"/>
                  </Option>
                </Option>
                <Option type="QString" name="type" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
          <layer class="SimpleMarker" pass="0" enabled="1" locked="0">
            <Option type="Map">
              <Option type="QString" name="angle" value="0"/>
              <Option type="QString" name="cap_style" value="square"/>
              <Option type="QString" name="color" value="105,105,105,255"/>
              <Option type="QString" name="horizontal_anchor_point" value="1"/>
              <Option type="QString" name="joinstyle" value="bevel"/>
              <Option type="QString" name="name" value="circle"/>
              <Option type="QString" name="offset" value="0,0"/>
              <Option type="QString" name="offset_map_unit_scale" value="3x:0,0,0,0,0,0"/>
              <Option type="QString" name="offset_unit" value="MM"/>
              <Option type="QString" name="outline_color" value="255,255,255,255"/>
              <Option type="QString" name="outline_style" value="solid"/>
              <Option type="QString" name="outline_width" value="0.35"/>
              <Option type="QString" name="outline_width_map_unit_scale" value="3x:0,0,0,0,0,0"/>
              <Option type="QString" name="outline_width_unit" value="MM"/>
              <Option type="QString" name="scale_method" value="diameter"/>
              <Option type="QString" name="size" value="2.6"/>
              <Option type="QString" name="size_map_unit_scale" value="3x:0,0,0,0,0,0"/>
              <Option type="QString" name="size_unit" value="MM"/>
              <Option type="QString" name="vertical_anchor_point" value="1"/>
            </Option>
            <prop k="angle" v="0"/>
            <prop k="cap_style" v="square"/>
            <prop k="color" v="105,105,105,255"/>
            <prop k="horizontal_anchor_point" v="1"/>
            <prop k="joinstyle" v="bevel"/>
            <prop k="name" v="circle"/>
            <prop k="offset" v="0,0"/>
            <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0"/>
            <prop k="offset_unit" v="MM"/>
            <prop k="outline_color" v="255,255,255,255"/>
            <prop k="outline_style" v="solid"/>
            <prop k="outline_width" v="0.35"/>
            <prop k="outline_width_map_unit_scale" v="3x:0,0,0,0,0,0"/>
            <prop k="outline_width_unit" v="MM"/>
            <prop k="scale_method" v="diameter"/>
            <prop k="size" v="2.6"/>
            <prop k="size_map_unit_scale" v="3x:0,0,0,0,0,0"/>
            <prop k="size_unit" v="MM"/>
            <prop k="vertical_anchor_point" v="1"/>
            <data_defined_properties>
              <Option type="Map">
                <Option type="QString" name="name" value=""/>
                <Option type="Map" name="properties">
                  <Option type="Map" name="name">
                    <Option type="bool" name="active" value="true"/>
                    <Option type="QString" name="expression" value="CASE WHEN &quot;kind&quot; IN ('fixed', 'bullet') THEN 'square' WHEN &quot;kind&quot; = 'panning' THEN 'diamond'&#xa;  WHEN &quot;kind&quot; = 'alpr' THEN 'hexagon' ELSE 'circle' END"/>
                    <Option type="int" name="type" value="3"/>
                  </Option>
                </Option>
                <Option type="QString" name="type" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
        </symbol>
      </symbols>
      <rotation/>
      <sizescale/>
    </renderer-v2>
    <symbol alpha="1" type="marker" name="centerSymbol" clip_to_extent="1" force_rhr="0">
      <data_defined_properties>
        <Option type="Map">
          <Option type="QString" name="name" value=""/>
          <Option name="properties"/>
          <Option type="QString" name="type" value="collection"/>
        </Option>
      </data_defined_properties>
      <layer class="SimpleMarker" pass="0" enabled="1" locked="0">
        <Option type="Map">
          <Option type="QString" name="angle" value="0"/>
          <Option type="QString" name="cap_style" value="square"/>
          <Option type="QString" name="color" value="45,45,45,255"/>
          <Option type="QString" name="horizontal_anchor_point" value="1"/>
          <Option type="QString" name="joinstyle" value="bevel"/>
          <Option type="QString" name="name" value="circle"/>
          <Option type="QString" name="offset" value="0,0"/>
          <Option type="QString" name="offset_map_unit_scale" value="3x:0,0,0,0,0,0"/>
          <Option type="QString" name="offset_unit" value="MM"/>
          <Option type="QString" name="outline_color" value="255,255,255,255"/>
          <Option type="QString" name="outline_style" value="solid"/>
          <Option type="QString" name="outline_width" value="0.4"/>
          <Option type="QString" name="outline_width_map_unit_scale" value="3x:0,0,0,0,0,0"/>
          <Option type="QString" name="outline_width_unit" value="MM"/>
          <Option type="QString" name="scale_method" value="diameter"/>
          <Option type="QString" name="size" value="4.6"/>
          <Option type="QString" name="size_map_unit_scale" value="3x:0,0,0,0,0,0"/>
          <Option type="QString" name="size_unit" value="MM"/>
          <Option type="QString" name="vertical_anchor_point" value="1"/>
        </Option>
        <prop k="angle" v="0"/>
        <prop k="cap_style" v="square"/>
        <prop k="color" v="45,45,45,255"/>
        <prop k="horizontal_anchor_point" v="1"/>
        <prop k="joinstyle" v="bevel"/>
        <prop k="name" v="circle"/>
        <prop k="offset" v="0,0"/>
        <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0"/>
        <prop k="offset_unit" v="MM"/>
        <prop k="outline_color" v="255,255,255,255"/>
        <prop k="outline_style" v="solid"/>
        <prop k="outline_width" v="0.4"/>
        <prop k="outline_width_map_unit_scale" v="3x:0,0,0,0,0,0"/>
        <prop k="outline_width_unit" v="MM"/>
        <prop k="scale_method" v="diameter"/>
        <prop k="size" v="4.6"/>
        <prop k="size_map_unit_scale" v="3x:0,0,0,0,0,0"/>
        <prop k="size_unit" v="MM"/>
        <prop k="vertical_anchor_point" v="1"/>
        <data_defined_properties>
          <Option type="Map">
            <Option type="QString" name="name" value=""/>
            <Option name="properties"/>
            <Option type="QString" name="type" value="collection"/>
          </Option>
        </data_defined_properties>
      </layer>
      <layer class="FontMarker" pass="0" enabled="1" locked="0">
        <Option type="Map">
          <Option type="QString" name="angle" value="0"/>
          <Option type="QString" name="chr" value="9"/>
          <Option type="QString" name="color" value="255,255,255,255"/>
          <Option type="QString" name="font" value="Sans Serif"/>
          <Option type="QString" name="font_style" value=""/>
          <Option type="QString" name="horizontal_anchor_point" value="1"/>
          <Option type="QString" name="joinstyle" value="miter"/>
          <Option type="QString" name="offset" value="0,0"/>
          <Option type="QString" name="offset_map_unit_scale" value="3x:0,0,0,0,0,0"/>
          <Option type="QString" name="offset_unit" value="MM"/>
          <Option type="QString" name="outline_color" value="255,255,255,255"/>
          <Option type="QString" name="outline_width" value="0"/>
          <Option type="QString" name="outline_width_map_unit_scale" value="3x:0,0,0,0,0,0"/>
          <Option type="QString" name="outline_width_unit" value="MM"/>
          <Option type="QString" name="size" value="2.6"/>
          <Option type="QString" name="size_map_unit_scale" value="3x:0,0,0,0,0,0"/>
          <Option type="QString" name="size_unit" value="MM"/>
          <Option type="QString" name="vertical_anchor_point" value="1"/>
        </Option>
        <prop k="angle" v="0"/>
        <prop k="chr" v="9"/>
        <prop k="color" v="255,255,255,255"/>
        <prop k="font" v="Sans Serif"/>
        <prop k="font_style" v=""/>
        <prop k="horizontal_anchor_point" v="1"/>
        <prop k="joinstyle" v="miter"/>
        <prop k="offset" v="0,0"/>
        <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0"/>
        <prop k="offset_unit" v="MM"/>
        <prop k="outline_color" v="255,255,255,255"/>
        <prop k="outline_width" v="0"/>
        <prop k="outline_width_map_unit_scale" v="3x:0,0,0,0,0,0"/>
        <prop k="outline_width_unit" v="MM"/>
        <prop k="size" v="2.6"/>
        <prop k="size_map_unit_scale" v="3x:0,0,0,0,0,0"/>
        <prop k="size_unit" v="MM"/>
        <prop k="vertical_anchor_point" v="1"/>
        <data_defined_properties>
          <Option type="Map">
            <Option type="QString" name="name" value=""/>
            <Option type="Map" name="properties">
              <Option type="Map" name="char">
                <Option type="bool" name="active" value="true"/>
                <Option type="QString" name="expression" value="@cluster_size"/>
                <Option type="int" name="type" value="3"/>
              </Option>
            </Option>
            <Option type="QString" name="type" value="collection"/>
          </Option>
        </data_defined_properties>
      </layer>
    </symbol>
  </renderer-v2>
  <labeling type="simple">
    <settings calloutType="simple">
      <text-style textColor="50,50,50,255" fontItalic="0" fontFamily="Sans Serif" previewBkgrdColor="255,255,255,255" fontWordSpacing="0" namedStyle="Regular" fontWeight="50" multilineHeight="1" fieldName="name" fontSizeUnit="Point" fontUnderline="0" legendString="Aa" isExpression="0" useSubstitutions="0" fontSizeMapUnitScale="3x:0,0,0,0,0,0" capitalization="0" textOrientation="horizontal" blendMode="0" allowHtml="0" fontStrikeout="0" fontSize="10" textOpacity="1" fontKerning="1" fontLetterSpacing="0">
        <families>
          <family name="Open Sans"/>
          <family name="Liberation Sans"/>
          <family name="Helvetica"/>
          <family name="Arial"/>
          <family name="Sans Serif"/>
        </families>
        <text-buffer bufferDraw="0" bufferSizeUnits="MM" bufferNoFill="1" bufferSize="1" bufferSizeMapUnitScale="3x:0,0,0,0,0,0" bufferColor="250,250,250,255" bufferJoinStyle="128" bufferOpacity="1" bufferBlendMode="0"/>
        <text-mask maskType="0" maskJoinStyle="128" maskEnabled="0" maskSize="0" maskSizeMapUnitScale="3x:0,0,0,0,0,0" maskSizeUnits="MM" maskOpacity="1" maskedSymbolLayers=""/>
        <background shapeDraw="0" shapeOffsetUnit="Point" shapeOffsetY="0" shapeRotationType="0" shapeRotation="0" shapeBlendMode="0" shapeOffsetX="0" shapeJoinStyle="64" shapeType="0" shapeOffsetMapUnitScale="3x:0,0,0,0,0,0" shapeOpacity="1" shapeBorderWidthUnit="Point" shapeRadiiX="0" shapeSizeX="0" shapeSizeMapUnitScale="3x:0,0,0,0,0,0" shapeSVGFile="" shapeSizeUnit="Point" shapeBorderColor="128,128,128,255" shapeFillColor="255,255,255,255" shapeRadiiY="0" shapeBorderWidthMapUnitScale="3x:0,0,0,0,0,0" shapeRadiiMapUnitScale="3x:0,0,0,0,0,0" shapeBorderWidth="0" shapeSizeY="0" shapeSizeType="0" shapeRadiiUnit="Point">
          <symbol alpha="1" type="fill" name="fillSymbol" clip_to_extent="1" force_rhr="0">
            <data_defined_properties>
              <Option type="Map">
                <Option type="QString" name="name" value=""/>
                <Option name="properties"/>
                <Option type="QString" name="type" value="collection"/>
              </Option>
            </data_defined_properties>
            <layer class="SimpleFill" pass="0" enabled="1" locked="0">
              <Option type="Map">
                <Option type="QString" name="border_width_map_unit_scale" value="3x:0,0,0,0,0,0"/>
                <Option type="QString" name="color" value="255,255,255,255"/>
                <Option type="QString" name="joinstyle" value="bevel"/>
                <Option type="QString" name="offset" value="0,0"/>
                <Option type="QString" name="offset_map_unit_scale" value="3x:0,0,0,0,0,0"/>
                <Option type="QString" name="offset_unit" value="MM"/>
                <Option type="QString" name="outline_color" value="128,128,128,255"/>
                <Option type="QString" name="outline_style" value="no"/>
                <Option type="QString" name="outline_width" value="0"/>
                <Option type="QString" name="outline_width_unit" value="Point"/>
                <Option type="QString" name="style" value="solid"/>
              </Option>
              <prop k="border_width_map_unit_scale" v="3x:0,0,0,0,0,0"/>
              <prop k="color" v="255,255,255,255"/>
              <prop k="joinstyle" v="bevel"/>
              <prop k="offset" v="0,0"/>
              <prop k="offset_map_unit_scale" v="3x:0,0,0,0,0,0"/>
              <prop k="offset_unit" v="MM"/>
              <prop k="outline_color" v="128,128,128,255"/>
              <prop k="outline_style" v="no"/>
              <prop k="outline_width" v="0"/>
              <prop k="outline_width_unit" v="Point"/>
              <prop k="style" v="solid"/>
              <data_defined_properties>
                <Option type="Map">
                  <Option type="QString" name="name" value=""/>
                  <Option name="properties"/>
                  <Option type="QString" name="type" value="collection"/>
                </Option>
              </data_defined_properties>
            </layer>
          </symbol>
        </background>
        <shadow shadowOffsetDist="1" shadowDraw="0" shadowRadiusUnit="MM" shadowOffsetUnit="MM" shadowOpacity="0.69999999999999996" shadowScale="100" shadowOffsetMapUnitScale="3x:0,0,0,0,0,0" shadowRadiusMapUnitScale="3x:0,0,0,0,0,0" shadowRadius="1.5" shadowUnder="0" shadowOffsetGlobal="1" shadowBlendMode="6" shadowOffsetAngle="135" shadowRadiusAlphaOnly="0" shadowColor="0,0,0,255"/>
        <dd_properties>
          <Option type="Map">
            <Option type="QString" name="name" value=""/>
            <Option name="properties"/>
            <Option type="QString" name="type" value="collection"/>
          </Option>
        </dd_properties>
        <substitutions/>
      </text-style>
      <text-format useMaxLineLengthForAutoWrap="1" leftDirectionSymbol="&lt;" reverseDirectionSymbol="0" decimals="3" rightDirectionSymbol=">" plussign="0" placeDirectionSymbol="0" formatNumbers="0" addDirectionSymbol="0" wrapChar="" autoWrapLength="0" multilineAlign="3"/>
      <placement yOffset="0" xOffset="0" layerType="UnknownGeometry" placementFlags="10" overrunDistanceUnit="MM" lineAnchorType="0" polygonPlacementFlags="2" centroidWhole="0" rotationUnit="AngleDegrees" lineAnchorPercent="0.5" rotationAngle="0" centroidInside="0" offsetUnits="MM" maxCurvedCharAngleIn="25" overrunDistance="0" lineAnchorClipping="0" placement="0" preserveRotation="1" repeatDistance="0" repeatDistanceMapUnitScale="3x:0,0,0,0,0,0" predefinedPositionOrder="TR,TL,BR,BL,R,L,TSR,BSR" offsetType="0" priority="5" overrunDistanceMapUnitScale="3x:0,0,0,0,0,0" geometryGeneratorType="PointGeometry" maxCurvedCharAngleOut="-25" geometryGeneratorEnabled="0" distMapUnitScale="3x:0,0,0,0,0,0" quadOffset="4" fitInPolygonOnly="0" repeatDistanceUnits="MM" labelOffsetMapUnitScale="3x:0,0,0,0,0,0" distUnits="MM" dist="0" geometryGenerator=""/>
      <rendering drawLabels="0" minFeatureSize="0" maxNumLabels="2000" unplacedVisibility="0" labelPerPart="0" scaleVisibility="0" scaleMin="0" fontLimitPixelSize="0" scaleMax="0" upsidedownLabels="0" fontMaxPixelSize="10000" limitNumLabels="0" fontMinPixelSize="0" mergeLines="0" obstacleType="1" obstacleFactor="1" zIndex="0" displayAll="0" obstacle="1"/>
      <dd_properties>
        <Option type="Map">
          <Option type="QString" name="name" value=""/>
          <Option name="properties"/>
          <Option type="QString" name="type" value="collection"/>
        </Option>
      </dd_properties>
      <callout type="simple">
        <Option type="Map">
          <Option type="QString" name="anchorPoint" value="pole_of_inaccessibility"/>
          <Option type="int" name="blendMode" value="0"/>
          <Option type="Map" name="ddProperties">
            <Option type="QString" name="name" value=""/>
            <Option name="properties"/>
            <Option type="QString" name="type" value="collection"/>
          </Option>
          <Option type="bool" name="drawToAllParts" value="false"/>
          <Option type="QString" name="enabled" value="0"/>
          <Option type="QString" name="labelAnchorPoint" value="point_on_exterior"/>
          <Option type="QString" name="lineSymbol" value="&lt;symbol alpha=&quot;1&quot; type=&quot;line&quot; name=&quot;symbol&quot; clip_to_extent=&quot;1&quot; force_rhr=&quot;0&quot;>&lt;data_defined_properties>&lt;Option type=&quot;Map&quot;>&lt;Option type=&quot;QString&quot; name=&quot;name&quot; value=&quot;&quot;/>&lt;Option name=&quot;properties&quot;/>&lt;Option type=&quot;QString&quot; name=&quot;type&quot; value=&quot;collection&quot;/>&lt;/Option>&lt;/data_defined_properties>&lt;layer class=&quot;SimpleLine&quot; pass=&quot;0&quot; enabled=&quot;1&quot; locked=&quot;0&quot;>&lt;Option type=&quot;Map&quot;>&lt;Option type=&quot;QString&quot; name=&quot;align_dash_pattern&quot; value=&quot;0&quot;/>&lt;Option type=&quot;QString&quot; name=&quot;capstyle&quot; value=&quot;square&quot;/>&lt;Option type=&quot;QString&quot; name=&quot;customdash&quot; value=&quot;5;2&quot;/>&lt;Option type=&quot;QString&quot; name=&quot;customdash_map_unit_scale&quot; value=&quot;3x:0,0,0,0,0,0&quot;/>&lt;Option type=&quot;QString&quot; name=&quot;customdash_unit&quot; value=&quot;MM&quot;/>&lt;Option type=&quot;QString&quot; name=&quot;dash_pattern_offset&quot; value=&quot;0&quot;/>&lt;Option type=&quot;QString&quot; name=&quot;dash_pattern_offset_map_unit_scale&quot; value=&quot;3x:0,0,0,0,0,0&quot;/>&lt;Option type=&quot;QString&quot; name=&quot;dash_pattern_offset_unit&quot; value=&quot;MM&quot;/>&lt;Option type=&quot;QString&quot; name=&quot;draw_inside_polygon&quot; value=&quot;0&quot;/>&lt;Option type=&quot;QString&quot; name=&quot;joinstyle&quot; value=&quot;bevel&quot;/>&lt;Option type=&quot;QString&quot; name=&quot;line_color&quot; value=&quot;60,60,60,255&quot;/>&lt;Option type=&quot;QString&quot; name=&quot;line_style&quot; value=&quot;solid&quot;/>&lt;Option type=&quot;QString&quot; name=&quot;line_width&quot; value=&quot;0.3&quot;/>&lt;Option type=&quot;QString&quot; name=&quot;line_width_unit&quot; value=&quot;MM&quot;/>&lt;Option type=&quot;QString&quot; name=&quot;offset&quot; value=&quot;0&quot;/>&lt;Option type=&quot;QString&quot; name=&quot;offset_map_unit_scale&quot; value=&quot;3x:0,0,0,0,0,0&quot;/>&lt;Option type=&quot;QString&quot; name=&quot;offset_unit&quot; value=&quot;MM&quot;/>&lt;Option type=&quot;QString&quot; name=&quot;ring_filter&quot; value=&quot;0&quot;/>&lt;Option type=&quot;QString&quot; name=&quot;trim_distance_end&quot; value=&quot;0&quot;/>&lt;Option type=&quot;QString&quot; name=&quot;trim_distance_end_map_unit_scale&quot; value=&quot;3x:0,0,0,0,0,0&quot;/>&lt;Option type=&quot;QString&quot; name=&quot;trim_distance_end_unit&quot; value=&quot;MM&quot;/>&lt;Option type=&quot;QString&quot; name=&quot;trim_distance_start&quot; value=&quot;0&quot;/>&lt;Option type=&quot;QString&quot; name=&quot;trim_distance_start_map_unit_scale&quot; value=&quot;3x:0,0,0,0,0,0&quot;/>&lt;Option type=&quot;QString&quot; name=&quot;trim_distance_start_unit&quot; value=&quot;MM&quot;/>&lt;Option type=&quot;QString&quot; name=&quot;tweak_dash_pattern_on_corners&quot; value=&quot;0&quot;/>&lt;Option type=&quot;QString&quot; name=&quot;use_custom_dash&quot; value=&quot;0&quot;/>&lt;Option type=&quot;QString&quot; name=&quot;width_map_unit_scale&quot; value=&quot;3x:0,0,0,0,0,0&quot;/>&lt;/Option>&lt;prop k=&quot;align_dash_pattern&quot; v=&quot;0&quot;/>&lt;prop k=&quot;capstyle&quot; v=&quot;square&quot;/>&lt;prop k=&quot;customdash&quot; v=&quot;5;2&quot;/>&lt;prop k=&quot;customdash_map_unit_scale&quot; v=&quot;3x:0,0,0,0,0,0&quot;/>&lt;prop k=&quot;customdash_unit&quot; v=&quot;MM&quot;/>&lt;prop k=&quot;dash_pattern_offset&quot; v=&quot;0&quot;/>&lt;prop k=&quot;dash_pattern_offset_map_unit_scale&quot; v=&quot;3x:0,0,0,0,0,0&quot;/>&lt;prop k=&quot;dash_pattern_offset_unit&quot; v=&quot;MM&quot;/>&lt;prop k=&quot;draw_inside_polygon&quot; v=&quot;0&quot;/>&lt;prop k=&quot;joinstyle&quot; v=&quot;bevel&quot;/>&lt;prop k=&quot;line_color&quot; v=&quot;60,60,60,255&quot;/>&lt;prop k=&quot;line_style&quot; v=&quot;solid&quot;/>&lt;prop k=&quot;line_width&quot; v=&quot;0.3&quot;/>&lt;prop k=&quot;line_width_unit&quot; v=&quot;MM&quot;/>&lt;prop k=&quot;offset&quot; v=&quot;0&quot;/>&lt;prop k=&quot;offset_map_unit_scale&quot; v=&quot;3x:0,0,0,0,0,0&quot;/>&lt;prop k=&quot;offset_unit&quot; v=&quot;MM&quot;/>&lt;prop k=&quot;ring_filter&quot; v=&quot;0&quot;/>&lt;prop k=&quot;trim_distance_end&quot; v=&quot;0&quot;/>&lt;prop k=&quot;trim_distance_end_map_unit_scale&quot; v=&quot;3x:0,0,0,0,0,0&quot;/>&lt;prop k=&quot;trim_distance_end_unit&quot; v=&quot;MM&quot;/>&lt;prop k=&quot;trim_distance_start&quot; v=&quot;0&quot;/>&lt;prop k=&quot;trim_distance_start_map_unit_scale&quot; v=&quot;3x:0,0,0,0,0,0&quot;/>&lt;prop k=&quot;trim_distance_start_unit&quot; v=&quot;MM&quot;/>&lt;prop k=&quot;tweak_dash_pattern_on_corners&quot; v=&quot;0&quot;/>&lt;prop k=&quot;use_custom_dash&quot; v=&quot;0&quot;/>&lt;prop k=&quot;width_map_unit_scale&quot; v=&quot;3x:0,0,0,0,0,0&quot;/>&lt;data_defined_properties>&lt;Option type=&quot;Map&quot;>&lt;Option type=&quot;QString&quot; name=&quot;name&quot; value=&quot;&quot;/>&lt;Option name=&quot;properties&quot;/>&lt;Option type=&quot;QString&quot; name=&quot;type&quot; value=&quot;collection&quot;/>&lt;/Option>&lt;/data_defined_properties>&lt;/layer>&lt;/symbol>"/>
          <Option type="double" name="minLength" value="0"/>
          <Option type="QString" name="minLengthMapUnitScale" value="3x:0,0,0,0,0,0"/>
          <Option type="QString" name="minLengthUnit" value="MM"/>
          <Option type="double" name="offsetFromAnchor" value="0"/>
          <Option type="QString" name="offsetFromAnchorMapUnitScale" value="3x:0,0,0,0,0,0"/>
          <Option type="QString" name="offsetFromAnchorUnit" value="MM"/>
          <Option type="double" name="offsetFromLabel" value="0"/>
          <Option type="QString" name="offsetFromLabelMapUnitScale" value="3x:0,0,0,0,0,0"/>
          <Option type="QString" name="offsetFromLabelUnit" value="MM"/>
        </Option>
      </callout>
    </settings>
  </labeling>
  <blendMode>0</blendMode>
  <featureBlendMode>0</featureBlendMode>
  <layerGeometryType>0</layerGeometryType>
</qgis>
