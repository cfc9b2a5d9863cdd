"""Lets LibreOffice accept or reject all tracked changes of documents, and writes down the text that it then has.

settle.py <folder for the profile> {accept|reject|read <document> <text file>}...
"""
import os, subprocess, sys, time
import uno
from com.sun.star.beans import PropertyValue

def value(name, content):
    made = PropertyValue()
    made.Name, made.Value = name, content
    return made

def text_of(document):
    lines = []
    def read(text):
        blocks = text.createEnumeration()
        while blocks.hasMoreElements():
            block = blocks.nextElement()
            if block.supportsService('com.sun.star.text.TextTable'):
                for name in block.getCellNames():
                    read(block.getCellByName(name))
            else:
                lines.append(block.getString())
    read(document.Text)
    for index in range(document.Footnotes.getCount()):
        lines.append('note ' + document.Footnotes.getByIndex(index).getString())
    return '\n'.join(lines)

def main(folder, jobs):
    profile = 'file://' + folder + '/profile'
    pipe = 'briefpress' + str(os.getpid())
    office = subprocess.Popen(['soffice', '-env:UserInstallation=' + profile, '--headless', '--norestore', '--accept=pipe,name=' + pipe + ';urp;'],
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext('com.sun.star.bridge.UnoUrlResolver', local)
    for attempt in range(120):
        try:
            context = resolver.resolve('uno:pipe,name=' + pipe + ';urp;StarOffice.ComponentContext')
            break
        except Exception:  # not there yet
            time.sleep(0.5)
    desktop = context.ServiceManager.createInstanceWithContext('com.sun.star.frame.Desktop', context)
    dispatcher = context.ServiceManager.createInstanceWithContext('com.sun.star.frame.DispatchHelper', context)
    for command, path, output in jobs:
        document = desktop.loadComponentFromURL('file://' + path, '_blank', 0, (value('Hidden', True),))
        if command != 'read':
            name = {'accept': '.uno:AcceptAllTrackedChanges', 'reject': '.uno:RejectAllTrackedChanges'}[command]
            dispatcher.executeDispatch(document.CurrentController.Frame, name, '', 0, ())
        with open(output, 'w', encoding='utf-8') as file:
            file.write(text_of(document))
        document.close(True)
    try:
        desktop.terminate()
    except Exception:
        pass
    office.wait(60)

rest = sys.argv[2:]
main(sys.argv[1], [rest[at:at + 3] for at in range(0, len(rest), 3)])
