"""Make the generated pages of the reference anew."""

from docs import method_page

if __name__ == "__main__":
    method_page.PAGE.write_text(method_page.page(), "utf-8")
