"""Make the generated pages of the reference anew."""

from docs import api_page, archive_page, commands_page, method_page

if __name__ == "__main__":
    for made in (method_page, commands_page, api_page, archive_page):
        made.PAGE.write_text(made.page(), "utf-8")
