"""What keeping brings to the house."""

from portal.core.commands import LaterCommand
from portal.core.contributions import Command
from portal.core.rooms import Room

room = Room(
    "keeping",
    contributes=[
        Command(
            LaterCommand(
                "backup",
                "portal.keeping.commands:backup",
                help="Write everything into one encrypted file, and read it again to be sure.",
            )
        ),
        Command(
            LaterCommand(
                "export",
                "portal.keeping.commands:export",
                help="Write everything the authority owns into a folder, in open formats.",
            )
        ),
        Command(LaterCommand("forget", "portal.keeping.commands:forget", help="Forget a person in every room.")),
        Command(LaterCommand("restore", "portal.keeping.commands:restore", help="Put a backup into an empty place.")),
    ],
)
