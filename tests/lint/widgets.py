"""Widget trees are XML: C in src/gui/ makes no widgets and puts none into others."""
import os
import re

from lint import ROOT, Report, code, files, line_of, read

# What C may make: models, controllers, values and top levels. Everything else is XML.
NOT_WIDGETS = re.compile(
    r'(gtk|adw)_('
    r'\w*(model|selection|sorter|filter|expression|controller\w*|gesture_\w+|list_item_factory'
    r'|snapshot|css_provider|builder|file_filter|print_\w+|page_setup\w*|paper_size\w*'
    r'|column_view_column|text_buffer|entry_buffer|adjustment|string_list|string_object|closure|shortcut\w*|callback_action'
    r'|drop_target\w*|drag_\w+|path_bar|bitset|tree_list_row|icon_theme|bookmark_list'
    r'|widget_paintable|toast|application|timed_animation|callback_animation_target'
    r'|property_animation_target|size_group|file_chooser_native|message_dialog'
    r'|about_window|shortcuts_window|enum_list_item|enum_list_model|im_\w+)'
    r')_new\w*$|^gtk_(no_selection|single_selection|multi_selection|multi_filter|any_filter'
    r'|every_filter)_new\w*$')
NEW = re.compile(r'\b((?:gtk|adw)_\w+_new(?:_\w+)?)\s*\(')
PLACE = re.compile(
    r'\b(gtk_box_(?:append|prepend|insert_child_after)|gtk_grid_attach(?:_next_to)?'
    r'|gtk_fixed_put|gtk_overlay_add_overlay|gtk_stack_add_\w+|gtk_notebook_append_page\w*'
    r'|gtk_flow_box_(?:append|insert|prepend)|gtk_list_box_(?:append|insert|prepend)'
    r'|(?:gtk|adw)_\w+_set_child|gtk_widget_set_parent|gtk_widget_insert_(?:after|before)'
    r'|adw_preferences_(?:group|page|window)_add|adw_action_row_add_\w+'
    r'|adw_expander_row_add_\w+|adw_(?:leaflet|carousel)_(?:append|prepend)|adw_view_stack_add\w*'
    r'|(?:gtk|adw)_header_bar_pack_\w+|adw_(?:application_)?window_set_content'
    r'|adw_flap_set_\w*(?:content|flap))\s*\(')
OBJECT = re.compile(r'\bg_object_new\s*\(\s*((?:GTK|ADW)_TYPE_\w+)')
NOT_WIDGET_TYPES = re.compile(
    r'(GTK|ADW)_TYPE_(\w*(MODEL|SELECTION|SORTER|FILTER|FACTORY|CONTROLLER\w*|GESTURE\w*|NATIVE'
    r'|MESSAGE_DIALOG|ABOUT_WINDOW|APPLICATION|PRINT_OPERATION|STRING_LIST|TOAST|SIZE_GROUP))$')
ALLOW = 'tests/lint/widgets.allow'


def allowed():
    """Lines "file call: reason" of the exceptions."""
    pairs = {}
    if os.path.exists(os.path.join(ROOT, ALLOW)):
        for number, line in enumerate(read(ALLOW).splitlines(), 1):
            match = re.fullmatch(r'(\S+) (\w+): (.{10,})', line)
            if match:
                pairs[match[1], match[2]] = number
            elif line.strip() and not line.startswith('#'):
                pairs['?', line] = number
    return pairs


exceptions = allowed()
used = set()


def faults(pattern, harmless, words):
    for path in files('src/gui', '.c', '.h'):
        text = code(read(path))
        for match in pattern.finditer(text):
            call = match[1]
            if harmless is not None and harmless.search(call):
                continue
            if (path, call) in exceptions:
                used.add((path, call))
                continue
            yield f'{path}:{line_of(text, match.start())}: {call} {words}'


def idle_exceptions():
    for (path, call), number in exceptions.items():
        if path == '?':
            yield f'{ALLOW}:{number}: not "file call: reason": {call}'
        elif (path, call) not in used:
            yield f'{ALLOW}:{number}: {path} does not call {call} any more'


report = Report()
report.check('no widget is made in C', faults(NEW, NOT_WIDGETS, 'makes a widget: write it in ui/'))
report.check('no object of a widget type is made in C',
             faults(OBJECT, NOT_WIDGET_TYPES, 'is a widget: write it in ui/'))
report.check('no widget is put into another in C', faults(PLACE, None, 'builds a tree: use ui/'))
report.check('exceptions are needed and reasoned', idle_exceptions())
report.finish()
