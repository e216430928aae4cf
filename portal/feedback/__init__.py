"""How was it? Ratings of services people used, and opinions about pages they read.

Nobody above needs anything from here yet: the room listens, asks and shows.
"""
