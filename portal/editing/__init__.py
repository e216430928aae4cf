"""(editors) We make a service: write, try, translate, review and publish services as data."""
