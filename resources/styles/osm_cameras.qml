<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis labelsEnabled="0" styleCategories="Symbology|Labeling" version="3.22.16-Białowieża">
  <renderer-v2 type="pointCluster" tolerance="3.2" referencescale="-1" toleranceUnit="MM" symbollevels="0" toleranceUnitScale="3x:0,0,0,0,0,0" forceraster="0" enableorderby="0">
    <renderer-v2 type="categorizedSymbol" referencescale="-1" symbollevels="0" attr="if(&quot;kind&quot; = 'alpr', 'alpr', &quot;ownership&quot;)" forceraster="0" enableorderby="0">
      <categories>
        <category value="public" symbol="0" label="Public" render="true"/>
        <category value="private" symbol="1" label="Private" render="true"/>
        <category value="alpr" symbol="2" label="Number plates" render="true"/>
        <category value="" symbol="3" label="Owner unknown" render="true"/>
      </categories>
      <symbols>
        <symbol name="0" type="marker" force_rhr="0" clip_to_extent="1" alpha="1">
          <data_defined_properties>
            <Option type="Map">
              <Option name="name" type="QString" value=""/>
              <Option name="properties"/>
              <Option name="type" type="QString" value="collection"/>
            </Option>
          </data_defined_properties>
          <layer enabled="1" locked="0" class="SimpleMarker" pass="0">
            <Option type="Map">
              <Option name="angle" type="QString" value="0"/>
              <Option name="cap_style" type="QString" value="square"/>
              <Option name="color" type="QString" value="213,94,0,50"/>
              <Option name="horizontal_anchor_point" type="QString" value="1"/>
              <Option name="joinstyle" type="QString" value="bevel"/>
              <Option name="name" type="QString" value="circle"/>
              <Option name="offset" type="QString" value="0,0"/>
              <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
              <Option name="offset_unit" type="QString" value="MM"/>
              <Option name="outline_color" type="QString" value="213,94,0,220"/>
              <Option name="outline_style" type="QString" value="solid"/>
              <Option name="outline_width" type="QString" value="0.25"/>
              <Option name="outline_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
              <Option name="outline_width_unit" type="QString" value="MM"/>
              <Option name="scale_method" type="QString" value="diameter"/>
              <Option name="size" type="QString" value="4.4"/>
              <Option name="size_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
              <Option name="size_unit" type="QString" value="MM"/>
              <Option name="vertical_anchor_point" type="QString" value="1"/>
            </Option>
            <prop v="0" k="angle"/>
            <prop v="square" k="cap_style"/>
            <prop v="213,94,0,50" k="color"/>
            <prop v="1" k="horizontal_anchor_point"/>
            <prop v="bevel" k="joinstyle"/>
            <prop v="circle" k="name"/>
            <prop v="0,0" k="offset"/>
            <prop v="3x:0,0,0,0,0,0" k="offset_map_unit_scale"/>
            <prop v="MM" k="offset_unit"/>
            <prop v="213,94,0,220" k="outline_color"/>
            <prop v="solid" k="outline_style"/>
            <prop v="0.25" k="outline_width"/>
            <prop v="3x:0,0,0,0,0,0" k="outline_width_map_unit_scale"/>
            <prop v="MM" k="outline_width_unit"/>
            <prop v="diameter" k="scale_method"/>
            <prop v="4.4" k="size"/>
            <prop v="3x:0,0,0,0,0,0" k="size_map_unit_scale"/>
            <prop v="MM" k="size_unit"/>
            <prop v="1" k="vertical_anchor_point"/>
            <data_defined_properties>
              <Option type="Map">
                <Option name="name" type="QString" value=""/>
                <Option name="properties" type="Map">
                  <Option name="enabled" type="Map">
                    <Option name="active" type="bool" value="true"/>
                    <Option name="expression" type="QString" value="coalesce(&quot;kind&quot;, '') IN ('dome', 'panning') AND &quot;direction_deg&quot; IS NULL AND &quot;sectors&quot; IS NULL"/>
                    <Option name="type" type="int" value="3"/>
                  </Option>
                </Option>
                <Option name="type" type="QString" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
          <layer enabled="1" locked="0" class="SimpleMarker" pass="0">
            <Option type="Map">
              <Option name="angle" type="QString" value="0"/>
              <Option name="cap_style" type="QString" value="square"/>
              <Option name="color" type="QString" value="213,94,0,105"/>
              <Option name="horizontal_anchor_point" type="QString" value="1"/>
              <Option name="joinstyle" type="QString" value="bevel"/>
              <Option name="name" type="QString" value="circle"/>
              <Option name="offset" type="QString" value="0,0"/>
              <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
              <Option name="offset_unit" type="QString" value="MM"/>
              <Option name="outline_color" type="QString" value="213,94,0,200"/>
              <Option name="outline_style" type="QString" value="solid"/>
              <Option name="outline_width" type="QString" value="0.15"/>
              <Option name="outline_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
              <Option name="outline_width_unit" type="QString" value="MM"/>
              <Option name="scale_method" type="QString" value="diameter"/>
              <Option name="size" type="QString" value="9"/>
              <Option name="size_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
              <Option name="size_unit" type="QString" value="MM"/>
              <Option name="vertical_anchor_point" type="QString" value="1"/>
            </Option>
            <prop v="0" k="angle"/>
            <prop v="square" k="cap_style"/>
            <prop v="213,94,0,105" k="color"/>
            <prop v="1" k="horizontal_anchor_point"/>
            <prop v="bevel" k="joinstyle"/>
            <prop v="circle" k="name"/>
            <prop v="0,0" k="offset"/>
            <prop v="3x:0,0,0,0,0,0" k="offset_map_unit_scale"/>
            <prop v="MM" k="offset_unit"/>
            <prop v="213,94,0,200" k="outline_color"/>
            <prop v="solid" k="outline_style"/>
            <prop v="0.15" k="outline_width"/>
            <prop v="3x:0,0,0,0,0,0" k="outline_width_map_unit_scale"/>
            <prop v="MM" k="outline_width_unit"/>
            <prop v="diameter" k="scale_method"/>
            <prop v="9" k="size"/>
            <prop v="3x:0,0,0,0,0,0" k="size_map_unit_scale"/>
            <prop v="MM" k="size_unit"/>
            <prop v="1" k="vertical_anchor_point"/>
            <data_defined_properties>
              <Option type="Map">
                <Option name="name" type="QString" value=""/>
                <Option name="properties" type="Map">
                  <Option name="angle" type="Map">
                    <Option name="active" type="bool" value="true"/>
                    <Option name="expression" type="QString" value="if(&quot;sectors&quot; IS NULL, &quot;direction_deg&quot;,&#xa;  to_real(string_to_array(string_to_array(&quot;sectors&quot;, ';')[2], '-')[0]) + if(&quot;sectors&quot; IS NULL, if(2 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[2], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))) / 2) + with_variable('width', if(&quot;sectors&quot; IS NULL, if(2 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[2], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))),&#xa;  CASE WHEN @width &lt;= 105 THEN 45 WHEN @width &lt;= 150 THEN 60 ELSE 0 END)"/>
                    <Option name="type" type="int" value="3"/>
                  </Option>
                  <Option name="enabled" type="Map">
                    <Option name="active" type="bool" value="true"/>
                    <Option name="expression" type="QString" value="if(&quot;sectors&quot; IS NULL, if(2 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[2], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))) IS NOT NULL"/>
                    <Option name="type" type="int" value="3"/>
                  </Option>
                  <Option name="name" type="Map">
                    <Option name="active" type="bool" value="true"/>
                    <Option name="expression" type="QString" value="with_variable('width', if(&quot;sectors&quot; IS NULL, if(2 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[2], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))), CASE WHEN @width &lt;= 105 THEN 'quarter_circle'&#xa;  WHEN @width &lt;= 150 THEN 'third_circle' WHEN @width &lt;= 270 THEN 'semi_circle' ELSE 'circle' END)"/>
                    <Option name="type" type="int" value="3"/>
                  </Option>
                </Option>
                <Option name="type" type="QString" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
          <layer enabled="1" locked="0" class="SimpleMarker" pass="0">
            <Option type="Map">
              <Option name="angle" type="QString" value="0"/>
              <Option name="cap_style" type="QString" value="square"/>
              <Option name="color" type="QString" value="213,94,0,105"/>
              <Option name="horizontal_anchor_point" type="QString" value="1"/>
              <Option name="joinstyle" type="QString" value="bevel"/>
              <Option name="name" type="QString" value="circle"/>
              <Option name="offset" type="QString" value="0,0"/>
              <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
              <Option name="offset_unit" type="QString" value="MM"/>
              <Option name="outline_color" type="QString" value="213,94,0,200"/>
              <Option name="outline_style" type="QString" value="solid"/>
              <Option name="outline_width" type="QString" value="0.15"/>
              <Option name="outline_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
              <Option name="outline_width_unit" type="QString" value="MM"/>
              <Option name="scale_method" type="QString" value="diameter"/>
              <Option name="size" type="QString" value="9"/>
              <Option name="size_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
              <Option name="size_unit" type="QString" value="MM"/>
              <Option name="vertical_anchor_point" type="QString" value="1"/>
            </Option>
            <prop v="0" k="angle"/>
            <prop v="square" k="cap_style"/>
            <prop v="213,94,0,105" k="color"/>
            <prop v="1" k="horizontal_anchor_point"/>
            <prop v="bevel" k="joinstyle"/>
            <prop v="circle" k="name"/>
            <prop v="0,0" k="offset"/>
            <prop v="3x:0,0,0,0,0,0" k="offset_map_unit_scale"/>
            <prop v="MM" k="offset_unit"/>
            <prop v="213,94,0,200" k="outline_color"/>
            <prop v="solid" k="outline_style"/>
            <prop v="0.15" k="outline_width"/>
            <prop v="3x:0,0,0,0,0,0" k="outline_width_map_unit_scale"/>
            <prop v="MM" k="outline_width_unit"/>
            <prop v="diameter" k="scale_method"/>
            <prop v="9" k="size"/>
            <prop v="3x:0,0,0,0,0,0" k="size_map_unit_scale"/>
            <prop v="MM" k="size_unit"/>
            <prop v="1" k="vertical_anchor_point"/>
            <data_defined_properties>
              <Option type="Map">
                <Option name="name" type="QString" value=""/>
                <Option name="properties" type="Map">
                  <Option name="angle" type="Map">
                    <Option name="active" type="bool" value="true"/>
                    <Option name="expression" type="QString" value="if(&quot;sectors&quot; IS NULL, &quot;direction_deg&quot;,&#xa;  to_real(string_to_array(string_to_array(&quot;sectors&quot;, ';')[1], '-')[0]) + if(&quot;sectors&quot; IS NULL, if(1 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[1], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))) / 2) + with_variable('width', if(&quot;sectors&quot; IS NULL, if(1 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[1], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))),&#xa;  CASE WHEN @width &lt;= 105 THEN 45 WHEN @width &lt;= 150 THEN 60 ELSE 0 END)"/>
                    <Option name="type" type="int" value="3"/>
                  </Option>
                  <Option name="enabled" type="Map">
                    <Option name="active" type="bool" value="true"/>
                    <Option name="expression" type="QString" value="if(&quot;sectors&quot; IS NULL, if(1 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[1], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))) IS NOT NULL"/>
                    <Option name="type" type="int" value="3"/>
                  </Option>
                  <Option name="name" type="Map">
                    <Option name="active" type="bool" value="true"/>
                    <Option name="expression" type="QString" value="with_variable('width', if(&quot;sectors&quot; IS NULL, if(1 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[1], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))), CASE WHEN @width &lt;= 105 THEN 'quarter_circle'&#xa;  WHEN @width &lt;= 150 THEN 'third_circle' WHEN @width &lt;= 270 THEN 'semi_circle' ELSE 'circle' END)"/>
                    <Option name="type" type="int" value="3"/>
                  </Option>
                </Option>
                <Option name="type" type="QString" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
          <layer enabled="1" locked="0" class="SimpleMarker" pass="0">
            <Option type="Map">
              <Option name="angle" type="QString" value="0"/>
              <Option name="cap_style" type="QString" value="square"/>
              <Option name="color" type="QString" value="213,94,0,105"/>
              <Option name="horizontal_anchor_point" type="QString" value="1"/>
              <Option name="joinstyle" type="QString" value="bevel"/>
              <Option name="name" type="QString" value="circle"/>
              <Option name="offset" type="QString" value="0,0"/>
              <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
              <Option name="offset_unit" type="QString" value="MM"/>
              <Option name="outline_color" type="QString" value="213,94,0,200"/>
              <Option name="outline_style" type="QString" value="solid"/>
              <Option name="outline_width" type="QString" value="0.15"/>
              <Option name="outline_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
              <Option name="outline_width_unit" type="QString" value="MM"/>
              <Option name="scale_method" type="QString" value="diameter"/>
              <Option name="size" type="QString" value="9"/>
              <Option name="size_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
              <Option name="size_unit" type="QString" value="MM"/>
              <Option name="vertical_anchor_point" type="QString" value="1"/>
            </Option>
            <prop v="0" k="angle"/>
            <prop v="square" k="cap_style"/>
            <prop v="213,94,0,105" k="color"/>
            <prop v="1" k="horizontal_anchor_point"/>
            <prop v="bevel" k="joinstyle"/>
            <prop v="circle" k="name"/>
            <prop v="0,0" k="offset"/>
            <prop v="3x:0,0,0,0,0,0" k="offset_map_unit_scale"/>
            <prop v="MM" k="offset_unit"/>
            <prop v="213,94,0,200" k="outline_color"/>
            <prop v="solid" k="outline_style"/>
            <prop v="0.15" k="outline_width"/>
            <prop v="3x:0,0,0,0,0,0" k="outline_width_map_unit_scale"/>
            <prop v="MM" k="outline_width_unit"/>
            <prop v="diameter" k="scale_method"/>
            <prop v="9" k="size"/>
            <prop v="3x:0,0,0,0,0,0" k="size_map_unit_scale"/>
            <prop v="MM" k="size_unit"/>
            <prop v="1" k="vertical_anchor_point"/>
            <data_defined_properties>
              <Option type="Map">
                <Option name="name" type="QString" value=""/>
                <Option name="properties" type="Map">
                  <Option name="angle" type="Map">
                    <Option name="active" type="bool" value="true"/>
                    <Option name="expression" type="QString" value="if(&quot;sectors&quot; IS NULL, &quot;direction_deg&quot;,&#xa;  to_real(string_to_array(string_to_array(&quot;sectors&quot;, ';')[0], '-')[0]) + if(&quot;sectors&quot; IS NULL, if(0 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[0], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))) / 2) + with_variable('width', if(&quot;sectors&quot; IS NULL, if(0 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[0], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))),&#xa;  CASE WHEN @width &lt;= 105 THEN 45 WHEN @width &lt;= 150 THEN 60 ELSE 0 END)"/>
                    <Option name="type" type="int" value="3"/>
                  </Option>
                  <Option name="enabled" type="Map">
                    <Option name="active" type="bool" value="true"/>
                    <Option name="expression" type="QString" value="if(&quot;sectors&quot; IS NULL, if(0 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[0], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))) IS NOT NULL"/>
                    <Option name="type" type="int" value="3"/>
                  </Option>
                  <Option name="name" type="Map">
                    <Option name="active" type="bool" value="true"/>
                    <Option name="expression" type="QString" value="with_variable('width', if(&quot;sectors&quot; IS NULL, if(0 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[0], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))), CASE WHEN @width &lt;= 105 THEN 'quarter_circle'&#xa;  WHEN @width &lt;= 150 THEN 'third_circle' WHEN @width &lt;= 270 THEN 'semi_circle' ELSE 'circle' END)"/>
                    <Option name="type" type="int" value="3"/>
                  </Option>
                </Option>
                <Option name="type" type="QString" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
          <layer enabled="1" locked="0" class="SimpleMarker" pass="0">
            <Option type="Map">
              <Option name="angle" type="QString" value="0"/>
              <Option name="cap_style" type="QString" value="square"/>
              <Option name="color" type="QString" value="213,94,0,255"/>
              <Option name="horizontal_anchor_point" type="QString" value="1"/>
              <Option name="joinstyle" type="QString" value="bevel"/>
              <Option name="name" type="QString" value="circle"/>
              <Option name="offset" type="QString" value="0,0"/>
              <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
              <Option name="offset_unit" type="QString" value="MM"/>
              <Option name="outline_color" type="QString" value="255,255,255,255"/>
              <Option name="outline_style" type="QString" value="solid"/>
              <Option name="outline_width" type="QString" value="0.35"/>
              <Option name="outline_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
              <Option name="outline_width_unit" type="QString" value="MM"/>
              <Option name="scale_method" type="QString" value="diameter"/>
              <Option name="size" type="QString" value="2.6"/>
              <Option name="size_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
              <Option name="size_unit" type="QString" value="MM"/>
              <Option name="vertical_anchor_point" type="QString" value="1"/>
            </Option>
            <prop v="0" k="angle"/>
            <prop v="square" k="cap_style"/>
            <prop v="213,94,0,255" k="color"/>
            <prop v="1" k="horizontal_anchor_point"/>
            <prop v="bevel" k="joinstyle"/>
            <prop v="circle" k="name"/>
            <prop v="0,0" k="offset"/>
            <prop v="3x:0,0,0,0,0,0" k="offset_map_unit_scale"/>
            <prop v="MM" k="offset_unit"/>
            <prop v="255,255,255,255" k="outline_color"/>
            <prop v="solid" k="outline_style"/>
            <prop v="0.35" k="outline_width"/>
            <prop v="3x:0,0,0,0,0,0" k="outline_width_map_unit_scale"/>
            <prop v="MM" k="outline_width_unit"/>
            <prop v="diameter" k="scale_method"/>
            <prop v="2.6" k="size"/>
            <prop v="3x:0,0,0,0,0,0" k="size_map_unit_scale"/>
            <prop v="MM" k="size_unit"/>
            <prop v="1" k="vertical_anchor_point"/>
            <data_defined_properties>
              <Option type="Map">
                <Option name="name" type="QString" value=""/>
                <Option name="properties" type="Map">
                  <Option name="name" type="Map">
                    <Option name="active" type="bool" value="true"/>
                    <Option name="expression" type="QString" value="CASE WHEN &quot;kind&quot; IN ('fixed', 'bullet') THEN 'square' WHEN &quot;kind&quot; = 'panning' THEN 'diamond'&#xa;  WHEN &quot;kind&quot; = 'alpr' THEN 'hexagon' ELSE 'circle' END"/>
                    <Option name="type" type="int" value="3"/>
                  </Option>
                </Option>
                <Option name="type" type="QString" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
        </symbol>
        <symbol name="1" type="marker" force_rhr="0" clip_to_extent="1" alpha="1">
          <data_defined_properties>
            <Option type="Map">
              <Option name="name" type="QString" value=""/>
              <Option name="properties"/>
              <Option name="type" type="QString" value="collection"/>
            </Option>
          </data_defined_properties>
          <layer enabled="1" locked="0" class="SimpleMarker" pass="0">
            <Option type="Map">
              <Option name="angle" type="QString" value="0"/>
              <Option name="cap_style" type="QString" value="square"/>
              <Option name="color" type="QString" value="0,114,178,50"/>
              <Option name="horizontal_anchor_point" type="QString" value="1"/>
              <Option name="joinstyle" type="QString" value="bevel"/>
              <Option name="name" type="QString" value="circle"/>
              <Option name="offset" type="QString" value="0,0"/>
              <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
              <Option name="offset_unit" type="QString" value="MM"/>
              <Option name="outline_color" type="QString" value="0,114,178,220"/>
              <Option name="outline_style" type="QString" value="solid"/>
              <Option name="outline_width" type="QString" value="0.25"/>
              <Option name="outline_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
              <Option name="outline_width_unit" type="QString" value="MM"/>
              <Option name="scale_method" type="QString" value="diameter"/>
              <Option name="size" type="QString" value="4.4"/>
              <Option name="size_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
              <Option name="size_unit" type="QString" value="MM"/>
              <Option name="vertical_anchor_point" type="QString" value="1"/>
            </Option>
            <prop v="0" k="angle"/>
            <prop v="square" k="cap_style"/>
            <prop v="0,114,178,50" k="color"/>
            <prop v="1" k="horizontal_anchor_point"/>
            <prop v="bevel" k="joinstyle"/>
            <prop v="circle" k="name"/>
            <prop v="0,0" k="offset"/>
            <prop v="3x:0,0,0,0,0,0" k="offset_map_unit_scale"/>
            <prop v="MM" k="offset_unit"/>
            <prop v="0,114,178,220" k="outline_color"/>
            <prop v="solid" k="outline_style"/>
            <prop v="0.25" k="outline_width"/>
            <prop v="3x:0,0,0,0,0,0" k="outline_width_map_unit_scale"/>
            <prop v="MM" k="outline_width_unit"/>
            <prop v="diameter" k="scale_method"/>
            <prop v="4.4" k="size"/>
            <prop v="3x:0,0,0,0,0,0" k="size_map_unit_scale"/>
            <prop v="MM" k="size_unit"/>
            <prop v="1" k="vertical_anchor_point"/>
            <data_defined_properties>
              <Option type="Map">
                <Option name="name" type="QString" value=""/>
                <Option name="properties" type="Map">
                  <Option name="enabled" type="Map">
                    <Option name="active" type="bool" value="true"/>
                    <Option name="expression" type="QString" value="coalesce(&quot;kind&quot;, '') IN ('dome', 'panning') AND &quot;direction_deg&quot; IS NULL AND &quot;sectors&quot; IS NULL"/>
                    <Option name="type" type="int" value="3"/>
                  </Option>
                </Option>
                <Option name="type" type="QString" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
          <layer enabled="1" locked="0" class="SimpleMarker" pass="0">
            <Option type="Map">
              <Option name="angle" type="QString" value="0"/>
              <Option name="cap_style" type="QString" value="square"/>
              <Option name="color" type="QString" value="0,114,178,105"/>
              <Option name="horizontal_anchor_point" type="QString" value="1"/>
              <Option name="joinstyle" type="QString" value="bevel"/>
              <Option name="name" type="QString" value="circle"/>
              <Option name="offset" type="QString" value="0,0"/>
              <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
              <Option name="offset_unit" type="QString" value="MM"/>
              <Option name="outline_color" type="QString" value="0,114,178,200"/>
              <Option name="outline_style" type="QString" value="solid"/>
              <Option name="outline_width" type="QString" value="0.15"/>
              <Option name="outline_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
              <Option name="outline_width_unit" type="QString" value="MM"/>
              <Option name="scale_method" type="QString" value="diameter"/>
              <Option name="size" type="QString" value="9"/>
              <Option name="size_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
              <Option name="size_unit" type="QString" value="MM"/>
              <Option name="vertical_anchor_point" type="QString" value="1"/>
            </Option>
            <prop v="0" k="angle"/>
            <prop v="square" k="cap_style"/>
            <prop v="0,114,178,105" k="color"/>
            <prop v="1" k="horizontal_anchor_point"/>
            <prop v="bevel" k="joinstyle"/>
            <prop v="circle" k="name"/>
            <prop v="0,0" k="offset"/>
            <prop v="3x:0,0,0,0,0,0" k="offset_map_unit_scale"/>
            <prop v="MM" k="offset_unit"/>
            <prop v="0,114,178,200" k="outline_color"/>
            <prop v="solid" k="outline_style"/>
            <prop v="0.15" k="outline_width"/>
            <prop v="3x:0,0,0,0,0,0" k="outline_width_map_unit_scale"/>
            <prop v="MM" k="outline_width_unit"/>
            <prop v="diameter" k="scale_method"/>
            <prop v="9" k="size"/>
            <prop v="3x:0,0,0,0,0,0" k="size_map_unit_scale"/>
            <prop v="MM" k="size_unit"/>
            <prop v="1" k="vertical_anchor_point"/>
            <data_defined_properties>
              <Option type="Map">
                <Option name="name" type="QString" value=""/>
                <Option name="properties" type="Map">
                  <Option name="angle" type="Map">
                    <Option name="active" type="bool" value="true"/>
                    <Option name="expression" type="QString" value="if(&quot;sectors&quot; IS NULL, &quot;direction_deg&quot;,&#xa;  to_real(string_to_array(string_to_array(&quot;sectors&quot;, ';')[2], '-')[0]) + if(&quot;sectors&quot; IS NULL, if(2 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[2], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))) / 2) + with_variable('width', if(&quot;sectors&quot; IS NULL, if(2 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[2], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))),&#xa;  CASE WHEN @width &lt;= 105 THEN 45 WHEN @width &lt;= 150 THEN 60 ELSE 0 END)"/>
                    <Option name="type" type="int" value="3"/>
                  </Option>
                  <Option name="enabled" type="Map">
                    <Option name="active" type="bool" value="true"/>
                    <Option name="expression" type="QString" value="if(&quot;sectors&quot; IS NULL, if(2 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[2], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))) IS NOT NULL"/>
                    <Option name="type" type="int" value="3"/>
                  </Option>
                  <Option name="name" type="Map">
                    <Option name="active" type="bool" value="true"/>
                    <Option name="expression" type="QString" value="with_variable('width', if(&quot;sectors&quot; IS NULL, if(2 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[2], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))), CASE WHEN @width &lt;= 105 THEN 'quarter_circle'&#xa;  WHEN @width &lt;= 150 THEN 'third_circle' WHEN @width &lt;= 270 THEN 'semi_circle' ELSE 'circle' END)"/>
                    <Option name="type" type="int" value="3"/>
                  </Option>
                </Option>
                <Option name="type" type="QString" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
          <layer enabled="1" locked="0" class="SimpleMarker" pass="0">
            <Option type="Map">
              <Option name="angle" type="QString" value="0"/>
              <Option name="cap_style" type="QString" value="square"/>
              <Option name="color" type="QString" value="0,114,178,105"/>
              <Option name="horizontal_anchor_point" type="QString" value="1"/>
              <Option name="joinstyle" type="QString" value="bevel"/>
              <Option name="name" type="QString" value="circle"/>
              <Option name="offset" type="QString" value="0,0"/>
              <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
              <Option name="offset_unit" type="QString" value="MM"/>
              <Option name="outline_color" type="QString" value="0,114,178,200"/>
              <Option name="outline_style" type="QString" value="solid"/>
              <Option name="outline_width" type="QString" value="0.15"/>
              <Option name="outline_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
              <Option name="outline_width_unit" type="QString" value="MM"/>
              <Option name="scale_method" type="QString" value="diameter"/>
              <Option name="size" type="QString" value="9"/>
              <Option name="size_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
              <Option name="size_unit" type="QString" value="MM"/>
              <Option name="vertical_anchor_point" type="QString" value="1"/>
            </Option>
            <prop v="0" k="angle"/>
            <prop v="square" k="cap_style"/>
            <prop v="0,114,178,105" k="color"/>
            <prop v="1" k="horizontal_anchor_point"/>
            <prop v="bevel" k="joinstyle"/>
            <prop v="circle" k="name"/>
            <prop v="0,0" k="offset"/>
            <prop v="3x:0,0,0,0,0,0" k="offset_map_unit_scale"/>
            <prop v="MM" k="offset_unit"/>
            <prop v="0,114,178,200" k="outline_color"/>
            <prop v="solid" k="outline_style"/>
            <prop v="0.15" k="outline_width"/>
            <prop v="3x:0,0,0,0,0,0" k="outline_width_map_unit_scale"/>
            <prop v="MM" k="outline_width_unit"/>
            <prop v="diameter" k="scale_method"/>
            <prop v="9" k="size"/>
            <prop v="3x:0,0,0,0,0,0" k="size_map_unit_scale"/>
            <prop v="MM" k="size_unit"/>
            <prop v="1" k="vertical_anchor_point"/>
            <data_defined_properties>
              <Option type="Map">
                <Option name="name" type="QString" value=""/>
                <Option name="properties" type="Map">
                  <Option name="angle" type="Map">
                    <Option name="active" type="bool" value="true"/>
                    <Option name="expression" type="QString" value="if(&quot;sectors&quot; IS NULL, &quot;direction_deg&quot;,&#xa;  to_real(string_to_array(string_to_array(&quot;sectors&quot;, ';')[1], '-')[0]) + if(&quot;sectors&quot; IS NULL, if(1 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[1], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))) / 2) + with_variable('width', if(&quot;sectors&quot; IS NULL, if(1 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[1], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))),&#xa;  CASE WHEN @width &lt;= 105 THEN 45 WHEN @width &lt;= 150 THEN 60 ELSE 0 END)"/>
                    <Option name="type" type="int" value="3"/>
                  </Option>
                  <Option name="enabled" type="Map">
                    <Option name="active" type="bool" value="true"/>
                    <Option name="expression" type="QString" value="if(&quot;sectors&quot; IS NULL, if(1 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[1], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))) IS NOT NULL"/>
                    <Option name="type" type="int" value="3"/>
                  </Option>
                  <Option name="name" type="Map">
                    <Option name="active" type="bool" value="true"/>
                    <Option name="expression" type="QString" value="with_variable('width', if(&quot;sectors&quot; IS NULL, if(1 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[1], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))), CASE WHEN @width &lt;= 105 THEN 'quarter_circle'&#xa;  WHEN @width &lt;= 150 THEN 'third_circle' WHEN @width &lt;= 270 THEN 'semi_circle' ELSE 'circle' END)"/>
                    <Option name="type" type="int" value="3"/>
                  </Option>
                </Option>
                <Option name="type" type="QString" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
          <layer enabled="1" locked="0" class="SimpleMarker" pass="0">
            <Option type="Map">
              <Option name="angle" type="QString" value="0"/>
              <Option name="cap_style" type="QString" value="square"/>
              <Option name="color" type="QString" value="0,114,178,105"/>
              <Option name="horizontal_anchor_point" type="QString" value="1"/>
              <Option name="joinstyle" type="QString" value="bevel"/>
              <Option name="name" type="QString" value="circle"/>
              <Option name="offset" type="QString" value="0,0"/>
              <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
              <Option name="offset_unit" type="QString" value="MM"/>
              <Option name="outline_color" type="QString" value="0,114,178,200"/>
              <Option name="outline_style" type="QString" value="solid"/>
              <Option name="outline_width" type="QString" value="0.15"/>
              <Option name="outline_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
              <Option name="outline_width_unit" type="QString" value="MM"/>
              <Option name="scale_method" type="QString" value="diameter"/>
              <Option name="size" type="QString" value="9"/>
              <Option name="size_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
              <Option name="size_unit" type="QString" value="MM"/>
              <Option name="vertical_anchor_point" type="QString" value="1"/>
            </Option>
            <prop v="0" k="angle"/>
            <prop v="square" k="cap_style"/>
            <prop v="0,114,178,105" k="color"/>
            <prop v="1" k="horizontal_anchor_point"/>
            <prop v="bevel" k="joinstyle"/>
            <prop v="circle" k="name"/>
            <prop v="0,0" k="offset"/>
            <prop v="3x:0,0,0,0,0,0" k="offset_map_unit_scale"/>
            <prop v="MM" k="offset_unit"/>
            <prop v="0,114,178,200" k="outline_color"/>
            <prop v="solid" k="outline_style"/>
            <prop v="0.15" k="outline_width"/>
            <prop v="3x:0,0,0,0,0,0" k="outline_width_map_unit_scale"/>
            <prop v="MM" k="outline_width_unit"/>
            <prop v="diameter" k="scale_method"/>
            <prop v="9" k="size"/>
            <prop v="3x:0,0,0,0,0,0" k="size_map_unit_scale"/>
            <prop v="MM" k="size_unit"/>
            <prop v="1" k="vertical_anchor_point"/>
            <data_defined_properties>
              <Option type="Map">
                <Option name="name" type="QString" value=""/>
                <Option name="properties" type="Map">
                  <Option name="angle" type="Map">
                    <Option name="active" type="bool" value="true"/>
                    <Option name="expression" type="QString" value="if(&quot;sectors&quot; IS NULL, &quot;direction_deg&quot;,&#xa;  to_real(string_to_array(string_to_array(&quot;sectors&quot;, ';')[0], '-')[0]) + if(&quot;sectors&quot; IS NULL, if(0 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[0], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))) / 2) + with_variable('width', if(&quot;sectors&quot; IS NULL, if(0 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[0], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))),&#xa;  CASE WHEN @width &lt;= 105 THEN 45 WHEN @width &lt;= 150 THEN 60 ELSE 0 END)"/>
                    <Option name="type" type="int" value="3"/>
                  </Option>
                  <Option name="enabled" type="Map">
                    <Option name="active" type="bool" value="true"/>
                    <Option name="expression" type="QString" value="if(&quot;sectors&quot; IS NULL, if(0 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[0], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))) IS NOT NULL"/>
                    <Option name="type" type="int" value="3"/>
                  </Option>
                  <Option name="name" type="Map">
                    <Option name="active" type="bool" value="true"/>
                    <Option name="expression" type="QString" value="with_variable('width', if(&quot;sectors&quot; IS NULL, if(0 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[0], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))), CASE WHEN @width &lt;= 105 THEN 'quarter_circle'&#xa;  WHEN @width &lt;= 150 THEN 'third_circle' WHEN @width &lt;= 270 THEN 'semi_circle' ELSE 'circle' END)"/>
                    <Option name="type" type="int" value="3"/>
                  </Option>
                </Option>
                <Option name="type" type="QString" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
          <layer enabled="1" locked="0" class="SimpleMarker" pass="0">
            <Option type="Map">
              <Option name="angle" type="QString" value="0"/>
              <Option name="cap_style" type="QString" value="square"/>
              <Option name="color" type="QString" value="0,114,178,255"/>
              <Option name="horizontal_anchor_point" type="QString" value="1"/>
              <Option name="joinstyle" type="QString" value="bevel"/>
              <Option name="name" type="QString" value="circle"/>
              <Option name="offset" type="QString" value="0,0"/>
              <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
              <Option name="offset_unit" type="QString" value="MM"/>
              <Option name="outline_color" type="QString" value="255,255,255,255"/>
              <Option name="outline_style" type="QString" value="solid"/>
              <Option name="outline_width" type="QString" value="0.35"/>
              <Option name="outline_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
              <Option name="outline_width_unit" type="QString" value="MM"/>
              <Option name="scale_method" type="QString" value="diameter"/>
              <Option name="size" type="QString" value="2.6"/>
              <Option name="size_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
              <Option name="size_unit" type="QString" value="MM"/>
              <Option name="vertical_anchor_point" type="QString" value="1"/>
            </Option>
            <prop v="0" k="angle"/>
            <prop v="square" k="cap_style"/>
            <prop v="0,114,178,255" k="color"/>
            <prop v="1" k="horizontal_anchor_point"/>
            <prop v="bevel" k="joinstyle"/>
            <prop v="circle" k="name"/>
            <prop v="0,0" k="offset"/>
            <prop v="3x:0,0,0,0,0,0" k="offset_map_unit_scale"/>
            <prop v="MM" k="offset_unit"/>
            <prop v="255,255,255,255" k="outline_color"/>
            <prop v="solid" k="outline_style"/>
            <prop v="0.35" k="outline_width"/>
            <prop v="3x:0,0,0,0,0,0" k="outline_width_map_unit_scale"/>
            <prop v="MM" k="outline_width_unit"/>
            <prop v="diameter" k="scale_method"/>
            <prop v="2.6" k="size"/>
            <prop v="3x:0,0,0,0,0,0" k="size_map_unit_scale"/>
            <prop v="MM" k="size_unit"/>
            <prop v="1" k="vertical_anchor_point"/>
            <data_defined_properties>
              <Option type="Map">
                <Option name="name" type="QString" value=""/>
                <Option name="properties" type="Map">
                  <Option name="name" type="Map">
                    <Option name="active" type="bool" value="true"/>
                    <Option name="expression" type="QString" value="CASE WHEN &quot;kind&quot; IN ('fixed', 'bullet') THEN 'square' WHEN &quot;kind&quot; = 'panning' THEN 'diamond'&#xa;  WHEN &quot;kind&quot; = 'alpr' THEN 'hexagon' ELSE 'circle' END"/>
                    <Option name="type" type="int" value="3"/>
                  </Option>
                </Option>
                <Option name="type" type="QString" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
        </symbol>
        <symbol name="2" type="marker" force_rhr="0" clip_to_extent="1" alpha="1">
          <data_defined_properties>
            <Option type="Map">
              <Option name="name" type="QString" value=""/>
              <Option name="properties"/>
              <Option name="type" type="QString" value="collection"/>
            </Option>
          </data_defined_properties>
          <layer enabled="1" locked="0" class="SimpleMarker" pass="0">
            <Option type="Map">
              <Option name="angle" type="QString" value="0"/>
              <Option name="cap_style" type="QString" value="square"/>
              <Option name="color" type="QString" value="106,50,150,50"/>
              <Option name="horizontal_anchor_point" type="QString" value="1"/>
              <Option name="joinstyle" type="QString" value="bevel"/>
              <Option name="name" type="QString" value="circle"/>
              <Option name="offset" type="QString" value="0,0"/>
              <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
              <Option name="offset_unit" type="QString" value="MM"/>
              <Option name="outline_color" type="QString" value="106,50,150,220"/>
              <Option name="outline_style" type="QString" value="solid"/>
              <Option name="outline_width" type="QString" value="0.25"/>
              <Option name="outline_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
              <Option name="outline_width_unit" type="QString" value="MM"/>
              <Option name="scale_method" type="QString" value="diameter"/>
              <Option name="size" type="QString" value="4.4"/>
              <Option name="size_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
              <Option name="size_unit" type="QString" value="MM"/>
              <Option name="vertical_anchor_point" type="QString" value="1"/>
            </Option>
            <prop v="0" k="angle"/>
            <prop v="square" k="cap_style"/>
            <prop v="106,50,150,50" k="color"/>
            <prop v="1" k="horizontal_anchor_point"/>
            <prop v="bevel" k="joinstyle"/>
            <prop v="circle" k="name"/>
            <prop v="0,0" k="offset"/>
            <prop v="3x:0,0,0,0,0,0" k="offset_map_unit_scale"/>
            <prop v="MM" k="offset_unit"/>
            <prop v="106,50,150,220" k="outline_color"/>
            <prop v="solid" k="outline_style"/>
            <prop v="0.25" k="outline_width"/>
            <prop v="3x:0,0,0,0,0,0" k="outline_width_map_unit_scale"/>
            <prop v="MM" k="outline_width_unit"/>
            <prop v="diameter" k="scale_method"/>
            <prop v="4.4" k="size"/>
            <prop v="3x:0,0,0,0,0,0" k="size_map_unit_scale"/>
            <prop v="MM" k="size_unit"/>
            <prop v="1" k="vertical_anchor_point"/>
            <data_defined_properties>
              <Option type="Map">
                <Option name="name" type="QString" value=""/>
                <Option name="properties" type="Map">
                  <Option name="enabled" type="Map">
                    <Option name="active" type="bool" value="true"/>
                    <Option name="expression" type="QString" value="coalesce(&quot;kind&quot;, '') IN ('dome', 'panning') AND &quot;direction_deg&quot; IS NULL AND &quot;sectors&quot; IS NULL"/>
                    <Option name="type" type="int" value="3"/>
                  </Option>
                </Option>
                <Option name="type" type="QString" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
          <layer enabled="1" locked="0" class="SimpleMarker" pass="0">
            <Option type="Map">
              <Option name="angle" type="QString" value="0"/>
              <Option name="cap_style" type="QString" value="square"/>
              <Option name="color" type="QString" value="106,50,150,105"/>
              <Option name="horizontal_anchor_point" type="QString" value="1"/>
              <Option name="joinstyle" type="QString" value="bevel"/>
              <Option name="name" type="QString" value="circle"/>
              <Option name="offset" type="QString" value="0,0"/>
              <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
              <Option name="offset_unit" type="QString" value="MM"/>
              <Option name="outline_color" type="QString" value="106,50,150,200"/>
              <Option name="outline_style" type="QString" value="solid"/>
              <Option name="outline_width" type="QString" value="0.15"/>
              <Option name="outline_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
              <Option name="outline_width_unit" type="QString" value="MM"/>
              <Option name="scale_method" type="QString" value="diameter"/>
              <Option name="size" type="QString" value="9"/>
              <Option name="size_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
              <Option name="size_unit" type="QString" value="MM"/>
              <Option name="vertical_anchor_point" type="QString" value="1"/>
            </Option>
            <prop v="0" k="angle"/>
            <prop v="square" k="cap_style"/>
            <prop v="106,50,150,105" k="color"/>
            <prop v="1" k="horizontal_anchor_point"/>
            <prop v="bevel" k="joinstyle"/>
            <prop v="circle" k="name"/>
            <prop v="0,0" k="offset"/>
            <prop v="3x:0,0,0,0,0,0" k="offset_map_unit_scale"/>
            <prop v="MM" k="offset_unit"/>
            <prop v="106,50,150,200" k="outline_color"/>
            <prop v="solid" k="outline_style"/>
            <prop v="0.15" k="outline_width"/>
            <prop v="3x:0,0,0,0,0,0" k="outline_width_map_unit_scale"/>
            <prop v="MM" k="outline_width_unit"/>
            <prop v="diameter" k="scale_method"/>
            <prop v="9" k="size"/>
            <prop v="3x:0,0,0,0,0,0" k="size_map_unit_scale"/>
            <prop v="MM" k="size_unit"/>
            <prop v="1" k="vertical_anchor_point"/>
            <data_defined_properties>
              <Option type="Map">
                <Option name="name" type="QString" value=""/>
                <Option name="properties" type="Map">
                  <Option name="angle" type="Map">
                    <Option name="active" type="bool" value="true"/>
                    <Option name="expression" type="QString" value="if(&quot;sectors&quot; IS NULL, &quot;direction_deg&quot;,&#xa;  to_real(string_to_array(string_to_array(&quot;sectors&quot;, ';')[2], '-')[0]) + if(&quot;sectors&quot; IS NULL, if(2 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[2], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))) / 2) + with_variable('width', if(&quot;sectors&quot; IS NULL, if(2 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[2], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))),&#xa;  CASE WHEN @width &lt;= 105 THEN 45 WHEN @width &lt;= 150 THEN 60 ELSE 0 END)"/>
                    <Option name="type" type="int" value="3"/>
                  </Option>
                  <Option name="enabled" type="Map">
                    <Option name="active" type="bool" value="true"/>
                    <Option name="expression" type="QString" value="if(&quot;sectors&quot; IS NULL, if(2 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[2], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))) IS NOT NULL"/>
                    <Option name="type" type="int" value="3"/>
                  </Option>
                  <Option name="name" type="Map">
                    <Option name="active" type="bool" value="true"/>
                    <Option name="expression" type="QString" value="with_variable('width', if(&quot;sectors&quot; IS NULL, if(2 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[2], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))), CASE WHEN @width &lt;= 105 THEN 'quarter_circle'&#xa;  WHEN @width &lt;= 150 THEN 'third_circle' WHEN @width &lt;= 270 THEN 'semi_circle' ELSE 'circle' END)"/>
                    <Option name="type" type="int" value="3"/>
                  </Option>
                </Option>
                <Option name="type" type="QString" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
          <layer enabled="1" locked="0" class="SimpleMarker" pass="0">
            <Option type="Map">
              <Option name="angle" type="QString" value="0"/>
              <Option name="cap_style" type="QString" value="square"/>
              <Option name="color" type="QString" value="106,50,150,105"/>
              <Option name="horizontal_anchor_point" type="QString" value="1"/>
              <Option name="joinstyle" type="QString" value="bevel"/>
              <Option name="name" type="QString" value="circle"/>
              <Option name="offset" type="QString" value="0,0"/>
              <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
              <Option name="offset_unit" type="QString" value="MM"/>
              <Option name="outline_color" type="QString" value="106,50,150,200"/>
              <Option name="outline_style" type="QString" value="solid"/>
              <Option name="outline_width" type="QString" value="0.15"/>
              <Option name="outline_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
              <Option name="outline_width_unit" type="QString" value="MM"/>
              <Option name="scale_method" type="QString" value="diameter"/>
              <Option name="size" type="QString" value="9"/>
              <Option name="size_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
              <Option name="size_unit" type="QString" value="MM"/>
              <Option name="vertical_anchor_point" type="QString" value="1"/>
            </Option>
            <prop v="0" k="angle"/>
            <prop v="square" k="cap_style"/>
            <prop v="106,50,150,105" k="color"/>
            <prop v="1" k="horizontal_anchor_point"/>
            <prop v="bevel" k="joinstyle"/>
            <prop v="circle" k="name"/>
            <prop v="0,0" k="offset"/>
            <prop v="3x:0,0,0,0,0,0" k="offset_map_unit_scale"/>
            <prop v="MM" k="offset_unit"/>
            <prop v="106,50,150,200" k="outline_color"/>
            <prop v="solid" k="outline_style"/>
            <prop v="0.15" k="outline_width"/>
            <prop v="3x:0,0,0,0,0,0" k="outline_width_map_unit_scale"/>
            <prop v="MM" k="outline_width_unit"/>
            <prop v="diameter" k="scale_method"/>
            <prop v="9" k="size"/>
            <prop v="3x:0,0,0,0,0,0" k="size_map_unit_scale"/>
            <prop v="MM" k="size_unit"/>
            <prop v="1" k="vertical_anchor_point"/>
            <data_defined_properties>
              <Option type="Map">
                <Option name="name" type="QString" value=""/>
                <Option name="properties" type="Map">
                  <Option name="angle" type="Map">
                    <Option name="active" type="bool" value="true"/>
                    <Option name="expression" type="QString" value="if(&quot;sectors&quot; IS NULL, &quot;direction_deg&quot;,&#xa;  to_real(string_to_array(string_to_array(&quot;sectors&quot;, ';')[1], '-')[0]) + if(&quot;sectors&quot; IS NULL, if(1 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[1], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))) / 2) + with_variable('width', if(&quot;sectors&quot; IS NULL, if(1 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[1], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))),&#xa;  CASE WHEN @width &lt;= 105 THEN 45 WHEN @width &lt;= 150 THEN 60 ELSE 0 END)"/>
                    <Option name="type" type="int" value="3"/>
                  </Option>
                  <Option name="enabled" type="Map">
                    <Option name="active" type="bool" value="true"/>
                    <Option name="expression" type="QString" value="if(&quot;sectors&quot; IS NULL, if(1 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[1], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))) IS NOT NULL"/>
                    <Option name="type" type="int" value="3"/>
                  </Option>
                  <Option name="name" type="Map">
                    <Option name="active" type="bool" value="true"/>
                    <Option name="expression" type="QString" value="with_variable('width', if(&quot;sectors&quot; IS NULL, if(1 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[1], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))), CASE WHEN @width &lt;= 105 THEN 'quarter_circle'&#xa;  WHEN @width &lt;= 150 THEN 'third_circle' WHEN @width &lt;= 270 THEN 'semi_circle' ELSE 'circle' END)"/>
                    <Option name="type" type="int" value="3"/>
                  </Option>
                </Option>
                <Option name="type" type="QString" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
          <layer enabled="1" locked="0" class="SimpleMarker" pass="0">
            <Option type="Map">
              <Option name="angle" type="QString" value="0"/>
              <Option name="cap_style" type="QString" value="square"/>
              <Option name="color" type="QString" value="106,50,150,105"/>
              <Option name="horizontal_anchor_point" type="QString" value="1"/>
              <Option name="joinstyle" type="QString" value="bevel"/>
              <Option name="name" type="QString" value="circle"/>
              <Option name="offset" type="QString" value="0,0"/>
              <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
              <Option name="offset_unit" type="QString" value="MM"/>
              <Option name="outline_color" type="QString" value="106,50,150,200"/>
              <Option name="outline_style" type="QString" value="solid"/>
              <Option name="outline_width" type="QString" value="0.15"/>
              <Option name="outline_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
              <Option name="outline_width_unit" type="QString" value="MM"/>
              <Option name="scale_method" type="QString" value="diameter"/>
              <Option name="size" type="QString" value="9"/>
              <Option name="size_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
              <Option name="size_unit" type="QString" value="MM"/>
              <Option name="vertical_anchor_point" type="QString" value="1"/>
            </Option>
            <prop v="0" k="angle"/>
            <prop v="square" k="cap_style"/>
            <prop v="106,50,150,105" k="color"/>
            <prop v="1" k="horizontal_anchor_point"/>
            <prop v="bevel" k="joinstyle"/>
            <prop v="circle" k="name"/>
            <prop v="0,0" k="offset"/>
            <prop v="3x:0,0,0,0,0,0" k="offset_map_unit_scale"/>
            <prop v="MM" k="offset_unit"/>
            <prop v="106,50,150,200" k="outline_color"/>
            <prop v="solid" k="outline_style"/>
            <prop v="0.15" k="outline_width"/>
            <prop v="3x:0,0,0,0,0,0" k="outline_width_map_unit_scale"/>
            <prop v="MM" k="outline_width_unit"/>
            <prop v="diameter" k="scale_method"/>
            <prop v="9" k="size"/>
            <prop v="3x:0,0,0,0,0,0" k="size_map_unit_scale"/>
            <prop v="MM" k="size_unit"/>
            <prop v="1" k="vertical_anchor_point"/>
            <data_defined_properties>
              <Option type="Map">
                <Option name="name" type="QString" value=""/>
                <Option name="properties" type="Map">
                  <Option name="angle" type="Map">
                    <Option name="active" type="bool" value="true"/>
                    <Option name="expression" type="QString" value="if(&quot;sectors&quot; IS NULL, &quot;direction_deg&quot;,&#xa;  to_real(string_to_array(string_to_array(&quot;sectors&quot;, ';')[0], '-')[0]) + if(&quot;sectors&quot; IS NULL, if(0 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[0], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))) / 2) + with_variable('width', if(&quot;sectors&quot; IS NULL, if(0 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[0], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))),&#xa;  CASE WHEN @width &lt;= 105 THEN 45 WHEN @width &lt;= 150 THEN 60 ELSE 0 END)"/>
                    <Option name="type" type="int" value="3"/>
                  </Option>
                  <Option name="enabled" type="Map">
                    <Option name="active" type="bool" value="true"/>
                    <Option name="expression" type="QString" value="if(&quot;sectors&quot; IS NULL, if(0 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[0], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))) IS NOT NULL"/>
                    <Option name="type" type="int" value="3"/>
                  </Option>
                  <Option name="name" type="Map">
                    <Option name="active" type="bool" value="true"/>
                    <Option name="expression" type="QString" value="with_variable('width', if(&quot;sectors&quot; IS NULL, if(0 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[0], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))), CASE WHEN @width &lt;= 105 THEN 'quarter_circle'&#xa;  WHEN @width &lt;= 150 THEN 'third_circle' WHEN @width &lt;= 270 THEN 'semi_circle' ELSE 'circle' END)"/>
                    <Option name="type" type="int" value="3"/>
                  </Option>
                </Option>
                <Option name="type" type="QString" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
          <layer enabled="1" locked="0" class="SimpleMarker" pass="0">
            <Option type="Map">
              <Option name="angle" type="QString" value="0"/>
              <Option name="cap_style" type="QString" value="square"/>
              <Option name="color" type="QString" value="106,50,150,255"/>
              <Option name="horizontal_anchor_point" type="QString" value="1"/>
              <Option name="joinstyle" type="QString" value="bevel"/>
              <Option name="name" type="QString" value="circle"/>
              <Option name="offset" type="QString" value="0,0"/>
              <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
              <Option name="offset_unit" type="QString" value="MM"/>
              <Option name="outline_color" type="QString" value="255,255,255,255"/>
              <Option name="outline_style" type="QString" value="solid"/>
              <Option name="outline_width" type="QString" value="0.35"/>
              <Option name="outline_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
              <Option name="outline_width_unit" type="QString" value="MM"/>
              <Option name="scale_method" type="QString" value="diameter"/>
              <Option name="size" type="QString" value="2.6"/>
              <Option name="size_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
              <Option name="size_unit" type="QString" value="MM"/>
              <Option name="vertical_anchor_point" type="QString" value="1"/>
            </Option>
            <prop v="0" k="angle"/>
            <prop v="square" k="cap_style"/>
            <prop v="106,50,150,255" k="color"/>
            <prop v="1" k="horizontal_anchor_point"/>
            <prop v="bevel" k="joinstyle"/>
            <prop v="circle" k="name"/>
            <prop v="0,0" k="offset"/>
            <prop v="3x:0,0,0,0,0,0" k="offset_map_unit_scale"/>
            <prop v="MM" k="offset_unit"/>
            <prop v="255,255,255,255" k="outline_color"/>
            <prop v="solid" k="outline_style"/>
            <prop v="0.35" k="outline_width"/>
            <prop v="3x:0,0,0,0,0,0" k="outline_width_map_unit_scale"/>
            <prop v="MM" k="outline_width_unit"/>
            <prop v="diameter" k="scale_method"/>
            <prop v="2.6" k="size"/>
            <prop v="3x:0,0,0,0,0,0" k="size_map_unit_scale"/>
            <prop v="MM" k="size_unit"/>
            <prop v="1" k="vertical_anchor_point"/>
            <data_defined_properties>
              <Option type="Map">
                <Option name="name" type="QString" value=""/>
                <Option name="properties" type="Map">
                  <Option name="name" type="Map">
                    <Option name="active" type="bool" value="true"/>
                    <Option name="expression" type="QString" value="CASE WHEN &quot;kind&quot; IN ('fixed', 'bullet') THEN 'square' WHEN &quot;kind&quot; = 'panning' THEN 'diamond'&#xa;  WHEN &quot;kind&quot; = 'alpr' THEN 'hexagon' ELSE 'circle' END"/>
                    <Option name="type" type="int" value="3"/>
                  </Option>
                </Option>
                <Option name="type" type="QString" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
        </symbol>
        <symbol name="3" type="marker" force_rhr="0" clip_to_extent="1" alpha="1">
          <data_defined_properties>
            <Option type="Map">
              <Option name="name" type="QString" value=""/>
              <Option name="properties"/>
              <Option name="type" type="QString" value="collection"/>
            </Option>
          </data_defined_properties>
          <layer enabled="1" locked="0" class="SimpleMarker" pass="0">
            <Option type="Map">
              <Option name="angle" type="QString" value="0"/>
              <Option name="cap_style" type="QString" value="square"/>
              <Option name="color" type="QString" value="105,105,105,50"/>
              <Option name="horizontal_anchor_point" type="QString" value="1"/>
              <Option name="joinstyle" type="QString" value="bevel"/>
              <Option name="name" type="QString" value="circle"/>
              <Option name="offset" type="QString" value="0,0"/>
              <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
              <Option name="offset_unit" type="QString" value="MM"/>
              <Option name="outline_color" type="QString" value="105,105,105,220"/>
              <Option name="outline_style" type="QString" value="solid"/>
              <Option name="outline_width" type="QString" value="0.25"/>
              <Option name="outline_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
              <Option name="outline_width_unit" type="QString" value="MM"/>
              <Option name="scale_method" type="QString" value="diameter"/>
              <Option name="size" type="QString" value="4.4"/>
              <Option name="size_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
              <Option name="size_unit" type="QString" value="MM"/>
              <Option name="vertical_anchor_point" type="QString" value="1"/>
            </Option>
            <prop v="0" k="angle"/>
            <prop v="square" k="cap_style"/>
            <prop v="105,105,105,50" k="color"/>
            <prop v="1" k="horizontal_anchor_point"/>
            <prop v="bevel" k="joinstyle"/>
            <prop v="circle" k="name"/>
            <prop v="0,0" k="offset"/>
            <prop v="3x:0,0,0,0,0,0" k="offset_map_unit_scale"/>
            <prop v="MM" k="offset_unit"/>
            <prop v="105,105,105,220" k="outline_color"/>
            <prop v="solid" k="outline_style"/>
            <prop v="0.25" k="outline_width"/>
            <prop v="3x:0,0,0,0,0,0" k="outline_width_map_unit_scale"/>
            <prop v="MM" k="outline_width_unit"/>
            <prop v="diameter" k="scale_method"/>
            <prop v="4.4" k="size"/>
            <prop v="3x:0,0,0,0,0,0" k="size_map_unit_scale"/>
            <prop v="MM" k="size_unit"/>
            <prop v="1" k="vertical_anchor_point"/>
            <data_defined_properties>
              <Option type="Map">
                <Option name="name" type="QString" value=""/>
                <Option name="properties" type="Map">
                  <Option name="enabled" type="Map">
                    <Option name="active" type="bool" value="true"/>
                    <Option name="expression" type="QString" value="coalesce(&quot;kind&quot;, '') IN ('dome', 'panning') AND &quot;direction_deg&quot; IS NULL AND &quot;sectors&quot; IS NULL"/>
                    <Option name="type" type="int" value="3"/>
                  </Option>
                </Option>
                <Option name="type" type="QString" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
          <layer enabled="1" locked="0" class="SimpleMarker" pass="0">
            <Option type="Map">
              <Option name="angle" type="QString" value="0"/>
              <Option name="cap_style" type="QString" value="square"/>
              <Option name="color" type="QString" value="105,105,105,105"/>
              <Option name="horizontal_anchor_point" type="QString" value="1"/>
              <Option name="joinstyle" type="QString" value="bevel"/>
              <Option name="name" type="QString" value="circle"/>
              <Option name="offset" type="QString" value="0,0"/>
              <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
              <Option name="offset_unit" type="QString" value="MM"/>
              <Option name="outline_color" type="QString" value="105,105,105,200"/>
              <Option name="outline_style" type="QString" value="solid"/>
              <Option name="outline_width" type="QString" value="0.15"/>
              <Option name="outline_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
              <Option name="outline_width_unit" type="QString" value="MM"/>
              <Option name="scale_method" type="QString" value="diameter"/>
              <Option name="size" type="QString" value="9"/>
              <Option name="size_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
              <Option name="size_unit" type="QString" value="MM"/>
              <Option name="vertical_anchor_point" type="QString" value="1"/>
            </Option>
            <prop v="0" k="angle"/>
            <prop v="square" k="cap_style"/>
            <prop v="105,105,105,105" k="color"/>
            <prop v="1" k="horizontal_anchor_point"/>
            <prop v="bevel" k="joinstyle"/>
            <prop v="circle" k="name"/>
            <prop v="0,0" k="offset"/>
            <prop v="3x:0,0,0,0,0,0" k="offset_map_unit_scale"/>
            <prop v="MM" k="offset_unit"/>
            <prop v="105,105,105,200" k="outline_color"/>
            <prop v="solid" k="outline_style"/>
            <prop v="0.15" k="outline_width"/>
            <prop v="3x:0,0,0,0,0,0" k="outline_width_map_unit_scale"/>
            <prop v="MM" k="outline_width_unit"/>
            <prop v="diameter" k="scale_method"/>
            <prop v="9" k="size"/>
            <prop v="3x:0,0,0,0,0,0" k="size_map_unit_scale"/>
            <prop v="MM" k="size_unit"/>
            <prop v="1" k="vertical_anchor_point"/>
            <data_defined_properties>
              <Option type="Map">
                <Option name="name" type="QString" value=""/>
                <Option name="properties" type="Map">
                  <Option name="angle" type="Map">
                    <Option name="active" type="bool" value="true"/>
                    <Option name="expression" type="QString" value="if(&quot;sectors&quot; IS NULL, &quot;direction_deg&quot;,&#xa;  to_real(string_to_array(string_to_array(&quot;sectors&quot;, ';')[2], '-')[0]) + if(&quot;sectors&quot; IS NULL, if(2 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[2], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))) / 2) + with_variable('width', if(&quot;sectors&quot; IS NULL, if(2 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[2], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))),&#xa;  CASE WHEN @width &lt;= 105 THEN 45 WHEN @width &lt;= 150 THEN 60 ELSE 0 END)"/>
                    <Option name="type" type="int" value="3"/>
                  </Option>
                  <Option name="enabled" type="Map">
                    <Option name="active" type="bool" value="true"/>
                    <Option name="expression" type="QString" value="if(&quot;sectors&quot; IS NULL, if(2 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[2], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))) IS NOT NULL"/>
                    <Option name="type" type="int" value="3"/>
                  </Option>
                  <Option name="name" type="Map">
                    <Option name="active" type="bool" value="true"/>
                    <Option name="expression" type="QString" value="with_variable('width', if(&quot;sectors&quot; IS NULL, if(2 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[2], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))), CASE WHEN @width &lt;= 105 THEN 'quarter_circle'&#xa;  WHEN @width &lt;= 150 THEN 'third_circle' WHEN @width &lt;= 270 THEN 'semi_circle' ELSE 'circle' END)"/>
                    <Option name="type" type="int" value="3"/>
                  </Option>
                </Option>
                <Option name="type" type="QString" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
          <layer enabled="1" locked="0" class="SimpleMarker" pass="0">
            <Option type="Map">
              <Option name="angle" type="QString" value="0"/>
              <Option name="cap_style" type="QString" value="square"/>
              <Option name="color" type="QString" value="105,105,105,105"/>
              <Option name="horizontal_anchor_point" type="QString" value="1"/>
              <Option name="joinstyle" type="QString" value="bevel"/>
              <Option name="name" type="QString" value="circle"/>
              <Option name="offset" type="QString" value="0,0"/>
              <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
              <Option name="offset_unit" type="QString" value="MM"/>
              <Option name="outline_color" type="QString" value="105,105,105,200"/>
              <Option name="outline_style" type="QString" value="solid"/>
              <Option name="outline_width" type="QString" value="0.15"/>
              <Option name="outline_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
              <Option name="outline_width_unit" type="QString" value="MM"/>
              <Option name="scale_method" type="QString" value="diameter"/>
              <Option name="size" type="QString" value="9"/>
              <Option name="size_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
              <Option name="size_unit" type="QString" value="MM"/>
              <Option name="vertical_anchor_point" type="QString" value="1"/>
            </Option>
            <prop v="0" k="angle"/>
            <prop v="square" k="cap_style"/>
            <prop v="105,105,105,105" k="color"/>
            <prop v="1" k="horizontal_anchor_point"/>
            <prop v="bevel" k="joinstyle"/>
            <prop v="circle" k="name"/>
            <prop v="0,0" k="offset"/>
            <prop v="3x:0,0,0,0,0,0" k="offset_map_unit_scale"/>
            <prop v="MM" k="offset_unit"/>
            <prop v="105,105,105,200" k="outline_color"/>
            <prop v="solid" k="outline_style"/>
            <prop v="0.15" k="outline_width"/>
            <prop v="3x:0,0,0,0,0,0" k="outline_width_map_unit_scale"/>
            <prop v="MM" k="outline_width_unit"/>
            <prop v="diameter" k="scale_method"/>
            <prop v="9" k="size"/>
            <prop v="3x:0,0,0,0,0,0" k="size_map_unit_scale"/>
            <prop v="MM" k="size_unit"/>
            <prop v="1" k="vertical_anchor_point"/>
            <data_defined_properties>
              <Option type="Map">
                <Option name="name" type="QString" value=""/>
                <Option name="properties" type="Map">
                  <Option name="angle" type="Map">
                    <Option name="active" type="bool" value="true"/>
                    <Option name="expression" type="QString" value="if(&quot;sectors&quot; IS NULL, &quot;direction_deg&quot;,&#xa;  to_real(string_to_array(string_to_array(&quot;sectors&quot;, ';')[1], '-')[0]) + if(&quot;sectors&quot; IS NULL, if(1 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[1], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))) / 2) + with_variable('width', if(&quot;sectors&quot; IS NULL, if(1 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[1], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))),&#xa;  CASE WHEN @width &lt;= 105 THEN 45 WHEN @width &lt;= 150 THEN 60 ELSE 0 END)"/>
                    <Option name="type" type="int" value="3"/>
                  </Option>
                  <Option name="enabled" type="Map">
                    <Option name="active" type="bool" value="true"/>
                    <Option name="expression" type="QString" value="if(&quot;sectors&quot; IS NULL, if(1 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[1], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))) IS NOT NULL"/>
                    <Option name="type" type="int" value="3"/>
                  </Option>
                  <Option name="name" type="Map">
                    <Option name="active" type="bool" value="true"/>
                    <Option name="expression" type="QString" value="with_variable('width', if(&quot;sectors&quot; IS NULL, if(1 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[1], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))), CASE WHEN @width &lt;= 105 THEN 'quarter_circle'&#xa;  WHEN @width &lt;= 150 THEN 'third_circle' WHEN @width &lt;= 270 THEN 'semi_circle' ELSE 'circle' END)"/>
                    <Option name="type" type="int" value="3"/>
                  </Option>
                </Option>
                <Option name="type" type="QString" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
          <layer enabled="1" locked="0" class="SimpleMarker" pass="0">
            <Option type="Map">
              <Option name="angle" type="QString" value="0"/>
              <Option name="cap_style" type="QString" value="square"/>
              <Option name="color" type="QString" value="105,105,105,105"/>
              <Option name="horizontal_anchor_point" type="QString" value="1"/>
              <Option name="joinstyle" type="QString" value="bevel"/>
              <Option name="name" type="QString" value="circle"/>
              <Option name="offset" type="QString" value="0,0"/>
              <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
              <Option name="offset_unit" type="QString" value="MM"/>
              <Option name="outline_color" type="QString" value="105,105,105,200"/>
              <Option name="outline_style" type="QString" value="solid"/>
              <Option name="outline_width" type="QString" value="0.15"/>
              <Option name="outline_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
              <Option name="outline_width_unit" type="QString" value="MM"/>
              <Option name="scale_method" type="QString" value="diameter"/>
              <Option name="size" type="QString" value="9"/>
              <Option name="size_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
              <Option name="size_unit" type="QString" value="MM"/>
              <Option name="vertical_anchor_point" type="QString" value="1"/>
            </Option>
            <prop v="0" k="angle"/>
            <prop v="square" k="cap_style"/>
            <prop v="105,105,105,105" k="color"/>
            <prop v="1" k="horizontal_anchor_point"/>
            <prop v="bevel" k="joinstyle"/>
            <prop v="circle" k="name"/>
            <prop v="0,0" k="offset"/>
            <prop v="3x:0,0,0,0,0,0" k="offset_map_unit_scale"/>
            <prop v="MM" k="offset_unit"/>
            <prop v="105,105,105,200" k="outline_color"/>
            <prop v="solid" k="outline_style"/>
            <prop v="0.15" k="outline_width"/>
            <prop v="3x:0,0,0,0,0,0" k="outline_width_map_unit_scale"/>
            <prop v="MM" k="outline_width_unit"/>
            <prop v="diameter" k="scale_method"/>
            <prop v="9" k="size"/>
            <prop v="3x:0,0,0,0,0,0" k="size_map_unit_scale"/>
            <prop v="MM" k="size_unit"/>
            <prop v="1" k="vertical_anchor_point"/>
            <data_defined_properties>
              <Option type="Map">
                <Option name="name" type="QString" value=""/>
                <Option name="properties" type="Map">
                  <Option name="angle" type="Map">
                    <Option name="active" type="bool" value="true"/>
                    <Option name="expression" type="QString" value="if(&quot;sectors&quot; IS NULL, &quot;direction_deg&quot;,&#xa;  to_real(string_to_array(string_to_array(&quot;sectors&quot;, ';')[0], '-')[0]) + if(&quot;sectors&quot; IS NULL, if(0 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[0], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))) / 2) + with_variable('width', if(&quot;sectors&quot; IS NULL, if(0 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[0], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))),&#xa;  CASE WHEN @width &lt;= 105 THEN 45 WHEN @width &lt;= 150 THEN 60 ELSE 0 END)"/>
                    <Option name="type" type="int" value="3"/>
                  </Option>
                  <Option name="enabled" type="Map">
                    <Option name="active" type="bool" value="true"/>
                    <Option name="expression" type="QString" value="if(&quot;sectors&quot; IS NULL, if(0 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[0], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))) IS NOT NULL"/>
                    <Option name="type" type="int" value="3"/>
                  </Option>
                  <Option name="name" type="Map">
                    <Option name="active" type="bool" value="true"/>
                    <Option name="expression" type="QString" value="with_variable('width', if(&quot;sectors&quot; IS NULL, if(0 = 0 AND &quot;direction_deg&quot; IS NOT NULL, coalesce(&quot;fov_deg&quot;, 90), NULL),&#xa;  with_variable('ends', string_to_array(string_to_array(&quot;sectors&quot;, ';')[0], '-'),&#xa;    with_variable('turn', (to_real(@ends[1]) - to_real(@ends[0]) + 720) % 360, if(@turn = 0, 360, @turn)))), CASE WHEN @width &lt;= 105 THEN 'quarter_circle'&#xa;  WHEN @width &lt;= 150 THEN 'third_circle' WHEN @width &lt;= 270 THEN 'semi_circle' ELSE 'circle' END)"/>
                    <Option name="type" type="int" value="3"/>
                  </Option>
                </Option>
                <Option name="type" type="QString" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
          <layer enabled="1" locked="0" class="SimpleMarker" pass="0">
            <Option type="Map">
              <Option name="angle" type="QString" value="0"/>
              <Option name="cap_style" type="QString" value="square"/>
              <Option name="color" type="QString" value="105,105,105,255"/>
              <Option name="horizontal_anchor_point" type="QString" value="1"/>
              <Option name="joinstyle" type="QString" value="bevel"/>
              <Option name="name" type="QString" value="circle"/>
              <Option name="offset" type="QString" value="0,0"/>
              <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
              <Option name="offset_unit" type="QString" value="MM"/>
              <Option name="outline_color" type="QString" value="255,255,255,255"/>
              <Option name="outline_style" type="QString" value="solid"/>
              <Option name="outline_width" type="QString" value="0.35"/>
              <Option name="outline_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
              <Option name="outline_width_unit" type="QString" value="MM"/>
              <Option name="scale_method" type="QString" value="diameter"/>
              <Option name="size" type="QString" value="2.6"/>
              <Option name="size_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
              <Option name="size_unit" type="QString" value="MM"/>
              <Option name="vertical_anchor_point" type="QString" value="1"/>
            </Option>
            <prop v="0" k="angle"/>
            <prop v="square" k="cap_style"/>
            <prop v="105,105,105,255" k="color"/>
            <prop v="1" k="horizontal_anchor_point"/>
            <prop v="bevel" k="joinstyle"/>
            <prop v="circle" k="name"/>
            <prop v="0,0" k="offset"/>
            <prop v="3x:0,0,0,0,0,0" k="offset_map_unit_scale"/>
            <prop v="MM" k="offset_unit"/>
            <prop v="255,255,255,255" k="outline_color"/>
            <prop v="solid" k="outline_style"/>
            <prop v="0.35" k="outline_width"/>
            <prop v="3x:0,0,0,0,0,0" k="outline_width_map_unit_scale"/>
            <prop v="MM" k="outline_width_unit"/>
            <prop v="diameter" k="scale_method"/>
            <prop v="2.6" k="size"/>
            <prop v="3x:0,0,0,0,0,0" k="size_map_unit_scale"/>
            <prop v="MM" k="size_unit"/>
            <prop v="1" k="vertical_anchor_point"/>
            <data_defined_properties>
              <Option type="Map">
                <Option name="name" type="QString" value=""/>
                <Option name="properties" type="Map">
                  <Option name="name" type="Map">
                    <Option name="active" type="bool" value="true"/>
                    <Option name="expression" type="QString" value="CASE WHEN &quot;kind&quot; IN ('fixed', 'bullet') THEN 'square' WHEN &quot;kind&quot; = 'panning' THEN 'diamond'&#xa;  WHEN &quot;kind&quot; = 'alpr' THEN 'hexagon' ELSE 'circle' END"/>
                    <Option name="type" type="int" value="3"/>
                  </Option>
                </Option>
                <Option name="type" type="QString" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
        </symbol>
      </symbols>
      <rotation/>
      <sizescale/>
    </renderer-v2>
    <symbol name="centerSymbol" type="marker" force_rhr="0" clip_to_extent="1" alpha="1">
      <data_defined_properties>
        <Option type="Map">
          <Option name="name" type="QString" value=""/>
          <Option name="properties"/>
          <Option name="type" type="QString" value="collection"/>
        </Option>
      </data_defined_properties>
      <layer enabled="1" locked="0" class="SimpleMarker" pass="0">
        <Option type="Map">
          <Option name="angle" type="QString" value="0"/>
          <Option name="cap_style" type="QString" value="square"/>
          <Option name="color" type="QString" value="45,45,45,255"/>
          <Option name="horizontal_anchor_point" type="QString" value="1"/>
          <Option name="joinstyle" type="QString" value="bevel"/>
          <Option name="name" type="QString" value="circle"/>
          <Option name="offset" type="QString" value="0,0"/>
          <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
          <Option name="offset_unit" type="QString" value="MM"/>
          <Option name="outline_color" type="QString" value="255,255,255,255"/>
          <Option name="outline_style" type="QString" value="solid"/>
          <Option name="outline_width" type="QString" value="0.4"/>
          <Option name="outline_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
          <Option name="outline_width_unit" type="QString" value="MM"/>
          <Option name="scale_method" type="QString" value="diameter"/>
          <Option name="size" type="QString" value="4.6"/>
          <Option name="size_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
          <Option name="size_unit" type="QString" value="MM"/>
          <Option name="vertical_anchor_point" type="QString" value="1"/>
        </Option>
        <prop v="0" k="angle"/>
        <prop v="square" k="cap_style"/>
        <prop v="45,45,45,255" k="color"/>
        <prop v="1" k="horizontal_anchor_point"/>
        <prop v="bevel" k="joinstyle"/>
        <prop v="circle" k="name"/>
        <prop v="0,0" k="offset"/>
        <prop v="3x:0,0,0,0,0,0" k="offset_map_unit_scale"/>
        <prop v="MM" k="offset_unit"/>
        <prop v="255,255,255,255" k="outline_color"/>
        <prop v="solid" k="outline_style"/>
        <prop v="0.4" k="outline_width"/>
        <prop v="3x:0,0,0,0,0,0" k="outline_width_map_unit_scale"/>
        <prop v="MM" k="outline_width_unit"/>
        <prop v="diameter" k="scale_method"/>
        <prop v="4.6" k="size"/>
        <prop v="3x:0,0,0,0,0,0" k="size_map_unit_scale"/>
        <prop v="MM" k="size_unit"/>
        <prop v="1" k="vertical_anchor_point"/>
        <data_defined_properties>
          <Option type="Map">
            <Option name="name" type="QString" value=""/>
            <Option name="properties"/>
            <Option name="type" type="QString" value="collection"/>
          </Option>
        </data_defined_properties>
      </layer>
      <layer enabled="1" locked="0" class="FontMarker" pass="0">
        <Option type="Map">
          <Option name="angle" type="QString" value="0"/>
          <Option name="chr" type="QString" value="9"/>
          <Option name="color" type="QString" value="255,255,255,255"/>
          <Option name="font" type="QString" value="Sans Serif"/>
          <Option name="font_style" type="QString" value=""/>
          <Option name="horizontal_anchor_point" type="QString" value="1"/>
          <Option name="joinstyle" type="QString" value="miter"/>
          <Option name="offset" type="QString" value="0,0"/>
          <Option name="offset_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
          <Option name="offset_unit" type="QString" value="MM"/>
          <Option name="outline_color" type="QString" value="255,255,255,255"/>
          <Option name="outline_width" type="QString" value="0"/>
          <Option name="outline_width_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
          <Option name="outline_width_unit" type="QString" value="MM"/>
          <Option name="size" type="QString" value="2.6"/>
          <Option name="size_map_unit_scale" type="QString" value="3x:0,0,0,0,0,0"/>
          <Option name="size_unit" type="QString" value="MM"/>
          <Option name="vertical_anchor_point" type="QString" value="1"/>
        </Option>
        <prop v="0" k="angle"/>
        <prop v="9" k="chr"/>
        <prop v="255,255,255,255" k="color"/>
        <prop v="Sans Serif" k="font"/>
        <prop v="" k="font_style"/>
        <prop v="1" k="horizontal_anchor_point"/>
        <prop v="miter" k="joinstyle"/>
        <prop v="0,0" k="offset"/>
        <prop v="3x:0,0,0,0,0,0" k="offset_map_unit_scale"/>
        <prop v="MM" k="offset_unit"/>
        <prop v="255,255,255,255" k="outline_color"/>
        <prop v="0" k="outline_width"/>
        <prop v="3x:0,0,0,0,0,0" k="outline_width_map_unit_scale"/>
        <prop v="MM" k="outline_width_unit"/>
        <prop v="2.6" k="size"/>
        <prop v="3x:0,0,0,0,0,0" k="size_map_unit_scale"/>
        <prop v="MM" k="size_unit"/>
        <prop v="1" k="vertical_anchor_point"/>
        <data_defined_properties>
          <Option type="Map">
            <Option name="name" type="QString" value=""/>
            <Option name="properties" type="Map">
              <Option name="char" type="Map">
                <Option name="active" type="bool" value="true"/>
                <Option name="expression" type="QString" value="@cluster_size"/>
                <Option name="type" type="int" value="3"/>
              </Option>
            </Option>
            <Option name="type" type="QString" value="collection"/>
          </Option>
        </data_defined_properties>
      </layer>
    </symbol>
  </renderer-v2>
  <blendMode>0</blendMode>
  <featureBlendMode>0</featureBlendMode>
  <layerGeometryType>0</layerGeometryType>
</qgis>
