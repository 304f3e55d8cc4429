"""Chats: what people wrote to one another, exported by an app or copied from a screen."""
