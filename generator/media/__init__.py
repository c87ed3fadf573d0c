"""Files of the media folder, looked at before anybody sees them."""
