"""What a city sets before it faces citizens: all of it, and all of it safe."""

SAFE = {
    "PORTAL_MODE": "production",
    "SECRET_KEY": "0b9f3Kq7LxT2mVwZr8YcUeHsNdPaGjQi",
    "ENCRYPTION_KEYS": "k1:eW91IHdpbGwgbmV2ZXIgZ3Vlc3MgdGhpcyBrZXkhISE=",
    "BLIND_INDEX_KEY": "b" * 43 + "=",
    "PORTAL_URL": "https://services.new-harbour.org",
    "MAIL_URL": "smtp://portal:hush@mail.new-harbour.org:587",
    "AUTHORITY_NAME": "City of New Harbour",
    "SUPPORT_PHONE": "+1 555 0199",
    "SUPPORT_EMAIL": "help@new-harbour.org",
    "MAIL_FROM": "no-reply@new-harbour.org",
}
