from django.core.management.commands import makemessages


class Command(makemessages.Command):
    help = "Collect the sentences to translate, also those that are translated late, under the name _lazy."

    xgettext_options = [*makemessages.Command.xgettext_options, "--keyword=_lazy"]
